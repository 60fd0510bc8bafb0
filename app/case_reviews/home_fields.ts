import type { expertiseFields } from '#app/experts/expert_fields'

type Field = (typeof expertiseFields)[number]

/** 专业领域 of who is at home in a category of cases (customary); a category of a call's own has none. */
export const homeFields: Record<string, readonly Field[]> = {
  research: ['patent_search', 'data'],
  risk_warning: ['early_warning'],
  patent_navigation: ['patent_navigation'],
  commercialization: ['transfer'],
  finance: ['finance'],
  rights_protection: ['rights_protection', 'trademark', 'copyright'],
  training: ['education'],
  public_service: ['public_service'],
}
