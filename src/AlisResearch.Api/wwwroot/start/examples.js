import { Lang } from './language.js';

/**
 * The example queries, in reading order. `text` is the stem of the two entries in texts.js (title, explanation);
 * `rows` is where the answer keeps its list, for the R snippet.
 */
export const examples = [
  {
    text: 'exampleInterviews',
    rows: ['interviewCounts', 'rows'],
    query: `{
  interviewCounts(groupBy: [STUDY]) {
    total
    rows { study count }
    provenance { release synthetic citation }
  }
}`,
  },
  {
    text: 'exampleRecruitments',
    rows: ['recruitments', 'nodes'],
    query: `{
  recruitments(where: { study: "alis-nord" }, first: 50) {
    totalCount
    nodes {
      id
      municipalities { code name }
      practice
      listCap
      sharedList
      applicants
      applicantsByRound
      applicantsJoint
      contractForm
      contractFormUncertain
      scheme
      source { document locator }
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
  },
  {
    text: 'exampleSummary',
    rows: ['recruitmentSummary'],
    query: `{
  recruitmentSummary(study: "alis-nord", groupBy: AREA) {
    group
    posts
    advertised
    filled
    futureStart
    naring
    oldScheme
    groupSupervision
    individualSupervisor
  }
}`,
  },
  {
    text: 'exampleMunicipality',
    rows: ['municipalities', 'nodes'],
    query: `{
  municipalities(where: { code: "1931" }) {
    nodes {
      code
      name
      county
      validFrom
      validTo
      in2020: codesIn(year: 2020) { code name partial }
      in2024: codesIn(year: 2024) { code name partial }
    }
  }
}`,
  },
  {
    text: 'exampleClaims',
    rows: ['claims'],
    query: `{
  claims(where: { verdict: CONTRADICTED }) {
    id
    study
    statement(lang: ${Lang})
    published
    publishedText
    computed
    contradicts { id published publishedText }
    source { document locator }
    note(lang: ${Lang})
  }
}`,
  },
  {
    text: 'exampleCosts',
    rows: ['costs', 'rows'],
    query: `{
  costs(where: { study: "alis-nord" }) {
    rows { study example item direction amountNok listLength }
  }
}`,
  },
  {
    text: 'exampleGrants',
    rows: ['grants', 'rows'],
    query: `{
  grants {
    rows { scheme year contractForm agreements amountNok }
  }
}`,
  },
];
