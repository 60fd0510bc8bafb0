import app from '@adonisjs/core/services/app'
import router from '@adonisjs/core/services/router'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { exampleList, refusedInput, shell } from './gallery_examples.js'

/** Every component in its states, for those who build pages and for the tests. Not in production. */
if (!app.inProduction) {
  const pages = [
    'parts',
    'forms',
    'list',
    'detail',
    'tasks',
    'receipt',
    'public',
    'sign_in',
    'paper',
    'conflict',
    'error',
    'mail',
  ]

  router
    .get('/gallery/:page?', ({ params, request, response, view, i18n }) => {
      const page = params.page ?? 'parts'
      if (!pages.includes(page)) return response.notFound()

      view.share(shell(request.url()))
      if (request.input('errors')) view.share({ flashMessages: refusedInput() })
      if (page === 'error')
        return view.render('pages/errors/status', {
          error: { status: Number(request.input('status')) },
        })
      if (page === 'mail') {
        const body = '您单位的网点申报已通过区局初审。\n请在 11月30日前补充提交场地证明。'
        return view.render('mails/notice', {
          subject: '申报已受理',
          body,
          name: '林知远',
          link: 'https://jingzhi.example/applications/1',
          i18n,
        })
      }
      if (page === 'conflict') {
        const act = {
          action: '退回补正',
          actorName: '周若宁',
          occurredAt: '2026-11-23 02:41:00',
          opinion: '场地证明缺少产权人签章。\n请补充后再次提交。',
        }
        return view.render('pages/errors/conflict', {
          error: new StepNotAllowed('accept', 'moved_on', act),
          typed: { 意见: '材料齐全，建议通过。' },
          backUrl: '/gallery/detail',
        })
      }
      return view.render(`pages/gallery/${page}`, { list: exampleList(request) })
    })
    .as('gallery')
}
