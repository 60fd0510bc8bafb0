/** Beijing's key industries; names in resources/lang under `industries`. */
export const industries = [
  'information_technology',
  'integrated_circuits',
  'artificial_intelligence',
  'biomedicine',
  'smart_manufacturing',
  'connected_vehicles',
  'green_energy',
  'new_materials',
  'aerospace',
  'future_industries',
  'sci_tech_services',
  'culture_creativity',
  'modern_agriculture',
] as const

/** Parks and science cities that a point serves; names in resources/lang under `parks`. */
export const parks = [
  'zhongguancun_science_city',
  'huairou_science_city',
  'future_science_city',
  'economic_technological_area',
  'sub_centre',
  'cbd',
  'financial_street',
  'fengtai_park',
  'shijingshan_park',
  'shunyi_park',
  'changping_park',
  'daxing_park',
  'airport_economic_zone',
] as const

/** Kinds of intellectual property; names under `ip_fields`. */
export const ipFields = [
  'patent',
  'trademark',
  'geographical_indication',
  'layout_design',
  'copyright',
  'trade_secret',
] as const
