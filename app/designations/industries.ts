/** Beijing's key industries; names in resources/lang under `industries`. */
export const industries = [
  'new_it',
  'integrated_circuit',
  'biomedicine',
  'smart_manufacturing',
  'new_energy_vehicle',
  'green_energy',
  'new_material',
  'artificial_intelligence',
  'aerospace',
  'digital_economy',
  'culture_creative',
  'modern_agriculture',
] as const

/** Parks and science cities that a point serves; names under `parks`. */
export const parks = [
  'zgc_haidian',
  'zgc_changping',
  'zgc_shunyi',
  'zgc_daxing',
  'zgc_fangshan',
  'zgc_tongzhou',
  'zgc_dongcheng',
  'zgc_xicheng',
  'zgc_chaoyang',
  'zgc_fengtai',
  'zgc_shijingshan',
  'zgc_mentougou',
  'zgc_pinggu',
  'zgc_huairou',
  'zgc_miyun',
  'zgc_yanqing',
  'zgc_science_city',
  'huairou_science_city',
  'future_science_city',
  'yizhuang',
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
