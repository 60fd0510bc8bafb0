import i18nManager from '@adonisjs/i18n/services/main'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { beijingYear } from '#app/core/beijing_day'
import { typedAnswers } from '#app/core/form'
import { actorFor } from '#app/users/actor'
import type User from '#app/users/user'
import type Designation from '#app/designations/designation'
import { requestSupplement } from '#app/service_points/application_corrections'
import { checkDraft, editableForm, saveSection } from '#app/service_points/application_draft'
import { startApplication, submitApplication, withdrawApplication } from '#app/service_points/application_handing_in'
import { answerForApplication, involveOfficial } from '#app/service_points/application_involvements'
import {
  acceptApplication,
  declineApplication,
  endorseApplication,
  failVerification,
  refuseApplication,
} from '#app/service_points/application_rulings'
import { concludePanel, submitReview, verifyApplication } from '#app/service_points/expert_panel'
import ExpertReview from '#app/service_points/expert_review'
import Objection from '#app/service_points/objection'
import type PointApplication from '#app/service_points/point_application'
import type PointBatch from '#app/service_points/point_batch'
import { pointApplicationForm as form } from '#app/service_points/point_application_form'
import type { ApplicationState } from '#app/service_points/point_application_workflow'
import {
  agreeToApplication,
  dismissObjections,
  examineObjections,
  noteFinding,
  raiseObjection,
  recognizeApplication,
  upholdObjections,
} from '#app/service_points/public_notice'
import { startRenewal, verifyForRenewal } from '#app/service_points/renewals'
import Involvement from '#app/workflow/involvement'
import { applicationDraft, type DemoHost } from './application_draft.js'
import { attachDemoFiles } from './files.js'
import { talkAbout } from './messages.js'
import { at, deliverRecent } from './moments.js'
import type { DemoOrganization, DemoPeople } from './people.js'

const actor = (user: User) => ({ ...actorFor(user), id: user.id })

/** One application from its first line to the state it is meant to be in; for another term, when a title is given. */
export class Story {
  #application!: PointApplication
  #step = 0

  constructor(
    readonly batch: PointBatch,
    readonly host: DemoOrganization,
    readonly people: DemoPeople,
    readonly n: number,
    readonly startsOn: string,
    readonly renews?: Designation
  ) {}

  async tellUntil(goal: ApplicationState | 'upheld') {
    this.#go()
    this.#application = this.renews
      ? await startRenewal(this.renews, actor(this.host.principal))
      : await startApplication(this.batch, this.host.organization, actor(this.host.operator))
    if (goal === 'draft') await this.#fillIn(2 + (this.n % 6))
    else await this.#submitAndBeyond(goal)
    await deliverRecent()
  }

  /** Types the first sections of the form; a draft that stays one has something in it that is not right yet. */
  async #fillIn(sections: number) {
    const { organization } = this.host
    const establishedOn = organization.establishedOn!.toISODate()!
    const legalRepresentative = organization.legalRepresentative!
    const typed = applicationDraft(
      { ...organization.serialize(), establishedOn, legalRepresentative } as DemoHost,
      this.n
    )
    if (sections < form.sections.length) typed.managerMobile = '1380000'
    for (const section of form.sections.slice(0, sections)) {
      await saveSection(this.#application, section.name, typedAnswers(section.fields, typed))
    }
  }

  /** Filled in on the day on which it is handed in: the years that the form asks for are those before that day. */
  async #submit() {
    await this.#fillIn(form.sections.length)
    await attachDemoFiles(this.#application, this.host.operator)
    const { problems, content } = await checkDraft(this.#application, i18nManager.locale('zh-CN'), form)
    if (problems.length > 0) throw new Error(`The demonstration form is not complete: ${JSON.stringify(problems)}`)
    await submitApplication(this.#application, actor(this.host.principal), content)
  }

  async #submitAndBeyond(goal: ApplicationState | 'upheld') {
    const { handlers, leader } = this.people
    const application = this.#application
    const reviewer = this.people.reviewers.get(this.host.organization.districtCode)!
    const handler = handlers[this.n % handlers.length]

    this.#go(1)
    await this.#submit()
    if (goal === 'submitted') return
    if (goal === 'withdrawn') {
      this.#go(3)
      return withdrawApplication(application, actor(this.host.principal), '单位内部调整，暂不申报。')
    }
    this.#go(2)
    if (goal === 'not_accepted') {
      return declineApplication(application, actor(reviewer), {
        opinion: '主要业务为商业代理，不属于本批次申报范围。',
      })
    }
    await acceptApplication(application, actor(reviewer), { opinion: '材料齐全，予以受理。' })
    if (goal === 'supplement_required') {
      this.#go(1)
      return requestSupplement(application, actor(reviewer), {
        defects: [
          { field: 'hours', note: '开放时间每周不足 20 小时，请核实。' },
          { field: 'performanceLedger', note: '台账缺少上一年度的样本，请补充。' },
        ],
      })
    }
    if (goal === 'district_review') return

    this.#go(4)
    await endorseApplication(application, actor(reviewer), {
      opinion: '经实地查看，场所、人员与申报一致，制度健全，同意推荐。',
      recommended: true,
    })
    if (this.n % 2 === 0) await talkAbout(application, handler, this.host.operator)
    if (goal === 'verification' && !this.renews) await this.#askAround(reviewer, handler)
    if (goal === 'verification') return
    this.#go(4)
    if (goal === 'rejected' && this.n % 2 === 0) {
      return failVerification(application, actor(handler), {
        opinion: '核验发现无专职人员，不符合申报条件。',
      })
    }
    if (this.renews)
      await verifyForRenewal(application, actor(handler), { opinion: '核验通过，近三年考核均为良好以上。' })
    else if (!(await this.#askExperts(handler, goal))) return
    if (goal === 'deliberation') return
    this.#go(4)
    const minutesNumber = `局长办公会纪要〔${beijingYear()}〕${12 + this.n}号`
    if (goal === 'rejected') {
      return refuseApplication(application, actor(leader), {
        opinion: '同区域已有网点覆盖，服务计划针对性不足，本批不予认定。',
        minutesNumber,
      })
    }
    if (goal === 'public_notice' || goal === 'objection_handling')
      this.#goTo(addDays(beijingDay(new Date()), -3 - (this.n % 3)))
    await agreeToApplication(application, actor(leader), {
      opinion: '同意认定，予以公示。',
      minutesNumber,
    })
    await this.#notice(goal, handler)
  }

  /** @returns whether the panel is to conclude */
  async #askExperts(handler: User, goal: ApplicationState | 'upheld') {
    const { experts } = this.people
    const application = this.#application
    const panel = [0, 1, 2].map((seat) => experts[(this.n + seat * 4) % experts.length])
    const free = panel.filter((expert) => expert.employer !== this.host.organization.name)
    while (free.length < 3)
      free.push(experts.find((e) => !free.includes(e) && e.employer !== this.host.organization.name)!)
    await verifyApplication(application, actor(handler), {
      opinion: '核验通过，送专家评审。',
      experts: free,
    })
    if (goal === 'expert_review') {
      await this.#score(free.slice(0, this.n % 3))
      return false
    }

    await this.#score(free)
    this.#go(2)
    await concludePanel(application, actor(free[0]), {
      opinion: '专家组认为该单位基础扎实、计划可行，建议认定。',
    })
    return true
  }

  /** What happens around an application while the city verifies it. */
  async #askAround(reviewer: User, handler: User) {
    const application = this.#application
    const others = [...this.people.reviewers.values()].filter(({ id }) => id !== reviewer.id)
    const asked = others[this.n % others.length]
    const about = { personId: asked.id, isPrivate: false, dueOn: addDays(this.#day(), 7) }
    this.#go(1)
    if (this.n % 3 === 0) {
      const question = '该单位在贵区设有分馆，请告知其服务开展情况。'
      await involveOfficial(application, actor(handler), {
        ...about,
        kind: 'opinion',
        question,
        sections: ['services', 'performance'],
      })
      const involvement = await Involvement.query().orderBy('id', 'desc').firstOrFail()
      this.#go(1)
      const answer = '分馆每周接待约三十人次，服务记录完整，未收到投诉。'
      await answerForApplication(application, involvement, actor(asked), answer)
    }
    if (this.n % 3 === 1) return this.#correct(handler)
    if (this.n % 3 === 2) {
      const question = '请代为实地查看服务场所，看后交回。'
      await involveOfficial(application, actor(handler), { ...about, kind: 'delegation', question, sections: null })
    }
  }

  /** A round of correction. */
  async #correct(handler: User) {
    await requestSupplement(this.#application, actor(handler), {
      defects: [
        { field: 'features', note: '请具体说明与同类网点相比的特色，并举一例。' },
        { field: 'fullTime', note: '专职人数与人员名单不一致，请核对。' },
        { field: 'contactEmail', note: '邮箱无法收信，请核对。' },
      ],
    })
    this.#go(2)
    const typed = this.#application.draft
    const example = '例如，去年为两家中小企业提供海外专利预警，帮助其调整了产品方案。'
    await saveSection(this.#application, 'statements', { features: `${typed.features}${example}` })
    const fullTime = String(Number(typed.fullTime) + 1)
    await saveSection(this.#application, 'staff', { ...typed, fullTime })
    const editable = await editableForm(this.#application)
    const { content } = await checkDraft(this.#application, i18nManager.locale('zh-CN'), editable)
    await submitApplication(this.#application, actor(this.host.principal), content)
  }

  async #score(experts: User[]) {
    for (const [seat, expert] of experts.entries()) {
      this.#go(1)
      const review = await ExpertReview.findByOrFail({
        applicationId: this.#application.id,
        expertId: expert.id,
      })
      const scores = Object.fromEntries(
        this.batch.rubric.map((item) => [item.key, Math.round(item.points * (7 + ((this.n + seat) % 3)) * 1.02) / 10])
      )
      await submitReview(review, this.#application, actor(expert), {
        scores,
        comment: '具备专职人员与检索工具，服务记录完整；建议进一步扩大对中小企业的服务。',
      })
    }
  }

  async #notice(goal: ApplicationState | 'upheld', handler: User) {
    const application = this.#application
    const { head, leader } = this.people
    if (goal === 'objection_handling' || goal === 'upheld' || (goal === 'recognized' && this.n % 9 === 4)) {
      this.#go(1)
      await raiseObjection(application, {
        name: '赵女士',
        contact: 'zhao@public.example',
        reason: '该单位公布的开放时间与实际不符，本人两次到访均未开放，请核实。',
      })
      this.#go(1)
      await examineObjections(application, actor(handler), { opinion: '收到异议一件，转核查。' })
      if (goal === 'objection_handling') return
      this.#go(2)
      const objection = await Objection.findByOrFail('applicationId', application.id)
      await noteFinding(objection, application, actor(head), '经调取监控和值班记录核查，并电话回访异议人。')
      if (goal === 'upheld') {
        return upholdObjections(application, actor(leader), {
          opinion: '经核查开放时间确与申报不符，异议成立，不予认定。',
        })
      }
      await dismissObjections(application, actor(leader), {
        opinion: '到访当日为法定节假日，开放时间属实，异议不成立。',
      })
    }
    if (goal === 'public_notice') return

    const after = addDays(application.noticeUntil!.toISODate()!, 1)
    at(after > this.#day() ? after : this.#day(), this.n)
    await recognizeApplication(application, actor(handler), {
      opinion: '公示期满无异议，予以认定。',
      docNumber: `京知局〔${beijingYear()}〕${20 + (this.batch.id % 10)}号`,
    })
  }

  #go(days = 0) {
    this.#step += days
    at(this.#day(), (this.n * 7) % 300)
  }

  /** What still runs today began lately. */
  #goTo(day: string) {
    while (this.#day() < day) this.#step++
    this.#go()
  }

  #day() {
    return addDays(this.startsOn, this.#step)
  }
}
