import type { Affiliation, HostType } from '#app/organizations/host_types'
import type { DistrictCode } from '#app/organizations/districts'

export type DemoInstitution = {
  name: string
  hostType: HostType
  affiliation: Affiliation
  district: DistrictCode
  street: string
}

/** Invented institutions. The place names are real or old names of Beijing's landscape, no institution is. */
const LINES = `
燕麓大学图书馆|university|municipal|110108|燕麓路 12 号
京原大学知识产权中心|university|ministry|110108|京原东路 5 号
清漪理工学院|university|municipal|110108|清漪园北路 8 号
万泉师范大学图书馆|university|municipal|110108|万泉河路 61 号
西山农林大学|university|ministry|110108|西山脚路 3 号
玉渊财经大学|university|ministry|110108|玉渊潭南路 27 号
中关村智源科技情报所|sci_tech_info|municipal|110108|学知路 19 号
北太平庄信息研究院|research_institute|cas|110108|北三街 6 号
四季青生物技术研究所|research_institute|cas|110108|四季青路 40 号
上庄专利服务有限公司|market_agency|private|110108|上庄大街 9 号
通惠科技情报所|sci_tech_info|municipal|110105|通惠河北路 22 号
望和图书馆|public_library|culture_tourism|110105|望和东路 1 号
朝来文化创意产业园|industrial_park|district|110105|朝来西路 15 号
亮马国际商务大学|university|municipal|110105|亮马河南路 4 号
酒仙电子城产业园|industrial_park|district|110105|酒仙桥中路 30 号
垡头生产力促进中心|productivity_center|district|110105|垡头西里 11 号
东坝知识产权运营有限公司|market_agency|private|110105|东坝南街 2 号
首城软件行业协会|industry_association|private|110105|安贞路 7 号
永定门科技情报中心|sci_tech_info|district|110101|永定门内大街 18 号
龙潭文化博物馆|museum|culture_tourism|110101|龙潭路 8 号
东皇城图书馆|public_library|culture_tourism|110101|东皇城根 21 号
角楼版权服务中心|productivity_center|district|110101|角楼北街 5 号
金融街知识产权研究院|research_institute|municipal|110102|金融街 33 号
白塔老字号博物馆|museum|culture_tourism|110102|白塔寺东夹道 2 号
陶然图书馆|public_library|district|110102|陶然亭路 14 号
德胜科技园|industrial_park|district|110102|德胜门外大街 88 号
丽泽产业发展中心|productivity_center|district|110106|丽泽路 10 号
卢沟轨道交通研究院|research_institute|municipal|110106|卢沟桥南里 6 号
南苑航天科技园|industrial_park|district|110106|南苑路 101 号
花乡园艺行业协会|industry_association|private|110106|花乡东路 23 号
模式口冰雪科技园|industrial_park|district|110107|模式口大街 12 号
首钢园区知识产权工作站|industrial_park|municipal|110107|石景山路 68 号
八角图书馆|public_library|district|110107|八角西街 9 号
永定河文化博物馆|museum|culture_tourism|110109|门头沟路 8 号
潭柘生态研究所|research_institute|district|110109|潭柘寺路 3 号
房山石化新材料产业园|industrial_park|district|110111|燕山岗南路 20 号
良乡大学城图书馆|university|municipal|110111|良乡东路 2 号
琉璃河考古博物馆|museum|culture_tourism|110111|琉璃河路 1 号
通惠科技馆|public_library|district|110112|运河西大街 15 号
副中心公共图书馆|public_library|municipal|110112|绿心路 1 号
漷县农业科技园|industrial_park|district|110112|漷县东街 6 号
潮白信息技术学院|university|private|110112|潮白河路 44 号
顺义航空产业园|industrial_park|district|110113|天柱路 28 号
潮白河生态保护协会|industry_association|private|110113|潮白河西路 5 号
杨镇智能网联研究院|research_institute|municipal|110113|杨镇南街 17 号
温榆产业园|industrial_park|district|110114|温榆河路 33 号
昌平生命科学研究所|research_institute|municipal|110114|回龙观东路 52 号
未来城能源大学|university|ministry|110114|未来路 2 号
十三陵文旅行业协会|industry_association|private|110114|陵西路 4 号
大兴生物医药产业园|industrial_park|district|110115|天河西路 19 号
黄村知识产权代理有限公司|market_agency|private|110115|黄村西大街 71 号
南海子科技情报站|sci_tech_info|district|110115|南海子路 6 号
怀柔科学城研究院|research_institute|cas|110116|雁栖路 1 号
雁栖会展行业协会|industry_association|private|110116|雁栖湖西路 3 号
平谷农业科技中心|productivity_center|district|110117|平谷大街 9 号
金海湖音乐产业园|industrial_park|district|110117|金海湖路 7 号
密云水源研究所|research_institute|municipal|110118|水库南路 2 号
古北图书馆|public_library|district|110118|古北口路 11 号
妫川植物园|museum|district|110119|妫水北街 10 号
沙河高教园图书馆|university|municipal|110114|沙河高教园北路 9 号
张家湾设计产业园|industrial_park|district|110112|张家湾南街 18 号
庞各庄农业信息站|sci_tech_info|district|110115|庞各庄东路 4 号
长阳轨道装备产业园|industrial_park|district|110111|长阳北路 31 号
天竺版权服务中心|productivity_center|district|110113|天竺西路 12 号
荣华生物检测研究所|research_institute|municipal|BDA|荣华南路 7 号
八达岭体育科技协会|industry_association|private|110119|八达岭路 20 号
五塔光电研究所|research_institute|cas|110108|五塔寺路 16 号
奥园图书馆|public_library|district|110105|奥园东路 3 号
科丰机器人产业园|industrial_park|district|110106|科丰路 25 号
广安医学信息所|sci_tech_info|municipal|110102|广安南街 41 号
雍和数字出版园|industrial_park|district|110101|雍和东街 6 号
延庆氢能产业园|industrial_park|district|110119|创新路 5 号
亦庄智能制造产业园|industrial_park|district|BDA|荣华中路 26 号
亦城芯片设计研究院|research_institute|private|BDA|科创六街 88 号
`

export const institutions: DemoInstitution[] = LINES.trim()
  .split('\n')
  .map((line) => {
    const [name, hostType, affiliation, district, street] = line.split('|')
    return { name, hostType, affiliation, district, street } as DemoInstitution
  })

const SURNAMES = [...'林苏许邵周温沈高顾陆程何叶方陈秦范韩唐冯董萧曹袁邓彭曾吕丁任姜崔谭廖范汪石姚邱贺赖龚文']
const GIVEN =
  '知远 映川 砚秋 清和 若宁 景行 怀瑾 一鸣 长青 文舟 秋实 惟一 承志 知白 述白 予安 思齐 明远 书言 墨林 青禾 望舒 云舟 子衿 在野 听澜 临风 归鸿 星野 念慈 允中 嘉树 南乔 北辰 采薇 疏桐'.split(
    ' '
  )

/** The n-th invented person; the first 1,500 are all different. */
export function personName(n: number) {
  return SURNAMES[(n * 7 + Math.floor(n / GIVEN.length)) % SURNAMES.length] + GIVEN[n % GIVEN.length]
}
