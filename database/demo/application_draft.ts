import type { Answers } from '#app/core/form'
import { lastTwoYears } from '#app/service_points/point_application_form'
import { industries, parks } from '#app/service_points/industries'
import { personName } from './institutions.js'

export type DemoHost = {
  name: string
  address: string
  hostType: string
  establishedOn: string
  legalRepresentative: string
  districtCode: string
}

/** The middle of each district, roughly; points are scattered around it. */
const CENTRES: Record<string, [longitude: number, latitude: number]> = {
  '110101': [116.416, 39.928],
  '110102': [116.366, 39.912],
  '110105': [116.443, 39.921],
  '110106': [116.287, 39.858],
  '110107': [116.223, 39.906],
  '110108': [116.298, 39.959],
  '110109': [116.102, 39.94],
  '110111': [116.143, 39.748],
  '110112': [116.657, 39.91],
  '110113': [116.655, 40.13],
  '110114': [116.231, 40.221],
  '110115': [116.342, 39.727],
  '110116': [116.632, 40.316],
  '110117': [117.121, 40.141],
  '110118': [116.843, 40.377],
  '110119': [115.975, 40.457],
  'BDA': [116.506, 39.795],
}

const DATABASES = [
  { name: '专利检索及分析系统', vendor: '国家知识产权公共服务网', access: 'free', seats: '' },
  { name: '商标查询系统', vendor: '国家知识产权局商标局', access: 'free', seats: '' },
  { name: '全球专利数据库', vendor: '云章数据科技', access: 'own', seats: '20' },
  { name: '学位论文与期刊文献库', vendor: '汇文情报', access: 'own', seats: '50' },
]

const SERVICES = [
  { name: '专利与商标基础检索咨询', level: 'basic', price: 'free' },
  { name: '知识产权公益讲座', level: 'basic', price: 'free' },
  { name: '企业专利分析简报', level: 'professional', price: 'low_cost' },
  { name: '科研选题查新', level: 'professional', price: 'low_cost' },
  { name: '专利导航项目', level: 'value_added', price: 'market' },
]

/** A complete form as the n-th institution would fill it in: typed text, ready to be checked. */
export function applicationDraft(host: DemoHost, n: number): Answers {
  const [longitude, latitude] = CENTRES[host.districtCode]
  const scatter = ((n * 37) % 100) / 2500
  const fullTime = 2 + (n % 5)
  const partTime = 2 + (n % 4)
  const weekday = { open: '09:00', close: n % 3 ? '17:00' : '20:00' }

  return {
    establishedOn: host.establishedOn,
    serviceStartedOn: `${2019 + (n % 5)}-0${1 + (n % 9)}-01`,
    website: n % 4 ? `https://point${n}.example` : '',
    legalRepresentative: host.legalRepresentative,
    managerName: personName(700 + n),
    managerTitle: ['主任', '馆长', '部长', '副主任'][n % 4],
    managerMobile: `139${String(10000000 + n * 7919).slice(0, 8)}`,
    contactName: personName(900 + n),
    contactTitle: ['馆员', '研究员', '主管'][n % 3],
    contactMobile: `138${String(20000000 + n * 6271).slice(0, 8)}`,
    contactEmail: `contact${n}@org.example`,
    landline: `010-6${String(1000000 + n * 5623).slice(0, 7)}`,
    address: host.address,
    longitude: (longitude + scatter).toFixed(6),
    latitude: (latitude + scatter / 2).toFixed(6),
    area: String(60 + (n % 12) * 25),
    hours: {
      ...Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, weekday])),
      sat: n % 2 ? { open: '09:30', close: '16:30' } : { open: '', close: '' },
      sun: { open: '', close: '' },
    },
    fullTime: String(fullTime),
    partTime: String(partTime),
    certified: String(Math.min(fullTime + partTime, 1 + (n % 4))),
    databases: DATABASES.slice(0, 2 + (n % 3)),
    fields: ['patent', 'trademark', ...(n % 2 ? ['copyright'] : ['geographical_indication'])],
    services: SERVICES.slice(0, 3 + (n % 3)),
    industries: [industries[n % industries.length], industries[(n + 5) % industries.length]],
    parks: n % 3 === 0 ? [] : [parks[n % parks.length]],
    performance: Object.fromEntries(
      lastTwoYears().map((year, index) => [
        `y${year}`,
        {
          consultations: String(60 + ((n * 17) % 140) - index * 20),
          sessions: String(4 + (n % 9)),
          attendances: String(180 + ((n * 31) % 420)),
          reports: String(2 + (n % 8)),
          enterprises: String(12 + ((n * 5) % 60)),
        },
      ])
    ),
    conditions: `${host.name}设有固定的知识产权信息服务窗口，配备专职人员和检索终端，建立了服务登记、档案和保密制度，读者和企业可以现场、电话和网络预约咨询。`,
    features:
      '面向周边园区的科技型中小企业，把检索咨询和文献服务结合起来：先听清问题，再给出可以照着做的检索步骤，并在一周内回访使用情况。',
    workPlan:
      '下一年度每月举办一场公益讲座，每季度发布一份产业专利简报；与区内园区建立联络员机制，年服务企业不少于五十家，并按季度报送服务台账。',
    truthful: 'true',
    publicConsent: 'true',
  }
}
