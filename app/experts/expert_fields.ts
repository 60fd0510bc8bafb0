/** 专业领域; names under `expert_form.all_fields`. */
export const expertiseFields = [
  'patent_search',
  'patent_navigation',
  'early_warning',
  'trademark',
  'geographical_indication',
  'copyright',
  'data',
  'transfer',
  'finance',
  'rights_protection',
  'education',
  'public_service',
] as const

/** 单位性质 of an employer; names under `expert_form.employer_kinds`. */
export const employerKinds = [
  'university',
  'research_institute',
  'library',
  'law_firm',
  'agency',
  'enterprise',
  'association',
  'government',
] as const

/** 利害关系; names under `expert_form.relation_kinds`. */
export const relationKinds = ['relative', 'shares', 'adviser', 'teacher', 'other'] as const
