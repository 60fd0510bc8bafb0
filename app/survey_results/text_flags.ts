/** What in a text may tell who somebody is. Who quotes a text looks at these first. */
export const textFlags = ['phone', 'email', 'identity', 'name'] as const
export type TextFlag = (typeof textFlags)[number]

/** The hundred surnames that four out of five people have; a name is one of them with a form of address. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'

const SIGNS: Record<TextFlag, RegExp> = {
  phone: /(?<!\d)(?:1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|(?:0\d{2,3}[\s-]?)?[2-8]\d{6,7})(?!\d)/,
  email: /[\w.+-]+@[\w-]+\.[\w.]+/,
  identity: /(?<!\d)\d{17}[\dXx](?!\d)/,
  name: new RegExp(
    `[${SURNAMES}][\\u4e00-\\u9fa5]{0,2}(?:先生|女士|小姐|老师|教授|主任|经理|馆长|处长|科长|局长|同志|师傅|博士)|我叫|本人姓`
  ),
}

export function flagsIn(text: string): TextFlag[] {
  return textFlags.filter((flag) => SIGNS[flag].test(text))
}
