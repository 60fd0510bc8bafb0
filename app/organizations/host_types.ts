/** Kinds of institution that can host a service point (国知办发服字〔2020〕46号 and Beijing's own practice). */
export const hostTypes = [
  'university',
  'research_institute',
  'public_library',
  'museum',
  'sci_tech_info',
  'industry_association',
  'productivity_center',
  'industrial_park',
  'market_agency',
] as const

export type HostType = (typeof hostTypes)[number]

/** 隶属关系: decides through whom a national title is applied for. */
export const affiliations = [
  'municipal',
  'district',
  'ministry',
  'cas',
  'culture_tourism',
  'national_association',
  'private',
] as const

export type Affiliation = (typeof affiliations)[number]
