import { leaveMoment, standAt } from '#app/core/clock'
import { decideRequest, recordRequest } from '#app/personal_data/personal_request_workflow'
import { actorFor } from '#app/users/actor'
import User from '#app/users/user'
import type { DemoPeople } from './people.js'

const acting = (user: User) => ({ ...actorFor(user), id: user.id })
const daysAgo = (days: number) => standAt(new Date(Date.now() - days * 86_400_000))

/** Two visitors and somebody with an account ask about their data; one of them is answered. */
export async function seedPersonalRequests({ handlers, head }: DemoPeople) {
  const [handler] = handlers
  const visitor = { userId: null, mobile: null, identityCheck: '窗口核对身份证件，与预约时所留邮箱一致' }
  try {
    daysAgo(6)
    const erased = await recordRequest(
      {
        ...{ ...visitor, kind: 'delete', personName: '秋分', email: 'visitor4@public.example', channel: 'counter' },
        wish: '预约没有成功，请删除我留下的姓名和邮箱。',
      },
      acting(handler)
    )
    daysAgo(5)
    const reply = '已去除预约记录中的姓名和联系方式；预约的时间和事项不含个人信息，作为台账保存。'
    await decideRequest('grant', erased, acting(head), { reply, version: erased.version })

    daysAgo(2)
    await recordRequest(
      {
        ...{ ...visitor, kind: 'copy', personName: '谷雨', email: 'visitor2@public.example', channel: 'email' },
        wish: '请提供系统中有关我的全部记录。',
      },
      acting(handler)
    )
    daysAgo(1)
    const user = await User.query().whereNotNull('organizationId').orderBy('id').firstOrFail()
    const { id: userId, name: personName, email, phone: mobile } = user
    await recordRequest(
      {
        ...{ userId, personName, email, mobile, kind: 'correct', channel: 'account', identityCheck: null },
        wish: '我的登录邮箱已停用，请改为单位新邮箱。',
      },
      acting(user)
    )
  } finally {
    leaveMoment()
  }
}
