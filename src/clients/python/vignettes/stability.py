"""How long do posts keep their doctor? A figure from the demo: alis-research and the standard library, nothing else."""
import os
import sys

import alis

demo = alis.connect(os.environ.get("ALIS_URL", "http://127.0.0.1:5080"))
stability = demo.stability(study="alis-vest", years=[1, 2, 3, 4, 5])
print(stability)
stability.svg(sys.argv[1] if len(sys.argv) > 1 else "stability.svg")
