import type { Answers } from '#app/core/form'
import { districts, type DistrictCode } from '#app/organizations/districts'
import { lastTwoYears } from '#app/service_points/point_application_form'
import { industries, parks } from '#app/designations/industries'
import { personName } from './institutions.js'

export type DemoHost = {
  name: string
  address: string
  hostType: string
  establishedOn: string
  legalRepresentative: string
  districtCode: string
}

/** Where people are in each district, and how far around it points may lie, in degrees. */
const CENTRES: Record<string, [longitude: number, latitude: number, radius: number]> = {
  '110101': [116.412, 39.918, 0.012],
  '110102': [116.358, 39.912, 0.018],
  '110105': [116.485, 39.945, 0.032],
  '110106': [116.287, 39.838, 0.035],
  '110107': [116.19, 39.925, 0.008],
  '110108': [116.29, 39.995, 0.045],
  '110109': [115.99, 39.965, 0.05],
  '110111': [116.09, 39.72, 0.05],
  '110112': [116.69, 39.86, 0.05],
  '110113': [116.66, 40.13, 0.06],
  '110114': [116.23, 40.19, 0.035],
  '110115': [116.37, 39.69, 0.06],
  '110116': [116.62, 40.36, 0.05],
  '110117': [117.12, 40.16, 0.06],
  '110118': [116.86, 40.4, 0.06],
  '110119': [115.98, 40.465, 0.06],
  'BDA': [116.506, 39.795, 0.02],
}
/** Turning by this much from one point to the next spreads them evenly. */
const GOLDEN_ANGLE = 2.4

/** The address of the n-th institution in WGS-84. */
export function demoPlace(districtCode: string, n: number): [longitude: number, latitude: number] {
  const [longitude, latitude, radius] = CENTRES[districtCode]
  const distance = radius * Math.sqrt(((n * 37) % 100) / 100)
  return [longitude + 1.3 * distance * Math.cos(n * GOLDEN_ANGLE), latitude + distance * Math.sin(n * GOLDEN_ANGLE)]
}

/** The parks at the institution's door; every third institution serves none. */
function demoParks(districtCode: string, n: number) {
  const name = districts[districtCode as DistrictCode].en.toLowerCase()
  const near = districtCode === 'BDA' ? ['yizhuang'] : parks.filter((park) => park.includes(name))
  return n % 3 === 0 ? [] : near
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
  const [longitude, latitude] = demoPlace(host.districtCode, n)
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
    longitude: longitude.toFixed(6),
    latitude: latitude.toFixed(6),
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
    parks: demoParks(host.districtCode, n),
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
