/** The sixteen districts of Beijing by GB/T 2260 code, and the Economic-Technological Development Area. */
export const districts = {
  '110101': { zh: '东城区', en: 'Dongcheng' },
  '110102': { zh: '西城区', en: 'Xicheng' },
  '110105': { zh: '朝阳区', en: 'Chaoyang' },
  '110106': { zh: '丰台区', en: 'Fengtai' },
  '110107': { zh: '石景山区', en: 'Shijingshan' },
  '110108': { zh: '海淀区', en: 'Haidian' },
  '110109': { zh: '门头沟区', en: 'Mentougou' },
  '110111': { zh: '房山区', en: 'Fangshan' },
  '110112': { zh: '通州区', en: 'Tongzhou' },
  '110113': { zh: '顺义区', en: 'Shunyi' },
  '110114': { zh: '昌平区', en: 'Changping' },
  '110115': { zh: '大兴区', en: 'Daxing' },
  '110116': { zh: '怀柔区', en: 'Huairou' },
  '110117': { zh: '平谷区', en: 'Pinggu' },
  '110118': { zh: '密云区', en: 'Miyun' },
  '110119': { zh: '延庆区', en: 'Yanqing' },
  'BDA': { zh: '北京经济技术开发区', en: 'Beijing E-Town' },
} as const

export type DistrictCode = keyof typeof districts

export const districtCodes = Object.keys(districts) as DistrictCode[]
