import ApiKey from '#app/api_keys/api_key'
import { noteCall } from '#app/api_keys/api_key_use'
import { issueApiKey } from '#app/api_keys/api_key_workflow'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import { actorFor } from '#app/users/actor'
import type { DemoPeople } from './people.js'

const CONTACT = { contactUnit: '市政务服务数据中心 应用处', perMinute: 600 }

/** A city platform that synchronises every hour, and one whose key has ended. Their secrets are told to nobody. */
export async function seedApiKeys({ administrator }: DemoPeople) {
  const by = { ...actorFor(administrator), id: administrator.id }
  const daysAgo = (days: number) => standAt(new Date(Date.now() - days * 86_400_000))
  try {
    daysAgo(100)
    const trial = {
      holder: '城市服务平台 知识产权专题（试运行）',
      purpose: '试运行期间读取公示和公布名单。',
      scopes: ['notices:read'],
    }
    await issueApiKey({ ...CONTACT, ...trial, expiresOn: addDays(beijingDay(), 60) }, by)

    daysAgo(10)
    const platform = {
      holder: '城市服务平台 网点查询服务',
      purpose: '在城市服务平台上展示服务网点的地址、开放时间和服务项目，每小时同步一次。',
      scopes: ['points:read', 'points:sync', 'codes:read'],
    }
    const { id } = await issueApiKey({ ...CONTACT, ...platform, expiresOn: addDays(beijingDay(), 300) }, by)
    const key = await ApiKey.findOrFail(id)
    for (let day = 9; day >= 1; day--) {
      daysAgo(day)
      for (let hour = 0; hour < 24; hour++) await noteCall(key)
    }
  } finally {
    leaveMoment()
  }
}
