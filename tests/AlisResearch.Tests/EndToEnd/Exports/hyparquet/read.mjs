// Prints every Parquet file of a folder as JSON: the file's own metadata, and rows of texts as a CSV has them. Argument: the folder.
import fs from 'node:fs'
import path from 'node:path'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'

const folder = process.argv[2]
const tables = {}
for (const name of fs.readdirSync(folder).filter((f) => f.endsWith('.parquet'))) {
  const bytes = fs.readFileSync(path.join(folder, name))
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  const metadata = parquetMetadata(file)
  const columns = metadata.schema.slice(1)
  const text = (value, column) =>
    value === null || value === undefined ? ''
      : value instanceof Date ? value.toISOString().slice(0, column.type === 'INT32' ? 10 : 19)
        : column.logical_type?.type === 'DECIMAL' || column.converted_type === 'DECIMAL' ? String(Number(value.toFixed(4)))
          : String(value)
  const rows = await parquetReadObjects({ file, compressors })
  tables[name.replace(/\.parquet$/, '')] = {
    metadata: Object.fromEntries(metadata.key_value_metadata.map((pair) => [pair.key, pair.value])),
    rows: rows.map((row) => columns.map((column) => text(row[column.name], column))),
  }
}
console.log(JSON.stringify(tables))
