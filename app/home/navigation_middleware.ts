import type { HttpContext } from '@adonisjs/core/http'
import type { I18n } from '@adonisjs/i18n'
import type { NextFn } from '@adonisjs/core/types/http'
import type User from '#app/users/user'
import { countUnread } from '#app/notifications/unread'
import { countsByItem, waitingFor, type Waiting } from '#app/workflow/todos'
import { applicantRoles, bureauRoles, officialRoles, type Role } from '#app/users/roles'

type Item = {
  icon: string
  key: string
  href: string
  roles: readonly Role[] | 'everybody'
  /** The item whose source of things to do is counted here (start/todos.ts); by default this one. */
  counts?: string
}

/** The office and the institutions. */
const parties = [...officialRoles, ...applicantRoles]
/** And the secretariat of the alliance. */
const allied: Role[] = [...parties, 'alliance_secretariat']

const GROUPS: { key: string; items: Item[] }[] = [
  {
    key: 'work',
    items: [
      { icon: 'home', key: 'home', href: '/home', roles: 'everybody' },
      { icon: 'file-text', key: 'applications', href: '/applications', roles: parties },
      {
        icon: 'users-group',
        key: 'expert_reviews',
        href: '/expert-reviews',
        roles: ['expert'],
        counts: 'applications',
      },
      { icon: 'award', key: 'case_reviews', href: '/case-reviews', roles: ['expert'] },
      { icon: 'clipboard-check', key: 'evaluation_sheets', href: '/evaluation-sheets', roles: ['expert'] },
      { icon: 'mail', key: 'expert_invitations', href: '/expert-invitations', roles: ['expert'] },
      { icon: 'id-badge-2', key: 'expert_profile', href: '/expert-profile', roles: ['expert'] },
      {
        icon: 'speakerphone',
        key: 'batches',
        href: '/batches',
        roles: ['bureau_handler', 'division_head'],
      },
      {
        icon: 'scale',
        key: 'expert_assignments',
        href: '/expert-assignments',
        roles: ['bureau_handler', 'division_head'],
      },
      { icon: 'users-group', key: 'experts', href: '/experts', roles: ['bureau_handler', 'division_head'] },
    ],
  },
  {
    key: 'activities',
    items: [
      { icon: 'message-2', key: 'consultations', href: '/consultations', roles: parties },
      { icon: 'calendar-event', key: 'bookings', href: '/bookings', roles: parties },
      { icon: 'presentation', key: 'trainings', href: '/trainings', roles: parties },
      { icon: 'list-check', key: 'event_tasks', href: '/event-tasks', roles: parties },
      { icon: 'edit', key: 'activity_corrections', href: '/activity-corrections', roles: parties },
      { icon: 'books', key: 'products', href: '/products', roles: parties },
      { icon: 'notebook', key: 'ledgers', href: '/ledgers', roles: parties },
    ],
  },
  {
    key: 'satisfaction',
    items: [
      { icon: 'star', key: 'ratings', href: '/ratings', roles: parties },
      { icon: 'clipboard-check', key: 'bad_ratings', href: '/bad-ratings', roles: parties },
      { icon: 'mail', key: 'surveys', href: '/surveys', roles: bureauRoles },
      { icon: 'forms', key: 'question_sets', href: '/question-sets', roles: bureauRoles },
      { icon: 'chart-bar', key: 'survey_results', href: '/survey-results', roles: parties },
      { icon: 'qrcode', key: 'survey_posters', href: '/survey-posters', roles: ['bureau_handler', ...applicantRoles] },
    ],
  },
  {
    key: 'alliance',
    items: [
      { icon: 'users-group', key: 'alliance_members', href: '/alliance-members', roles: allied },
      { icon: 'gavel', key: 'alliance_meetings', href: '/alliance-meetings', roles: allied },
      { icon: 'clipboard-check', key: 'alliance_checks', href: '/alliance-checks', roles: allied },
      { icon: 'building-bank', key: 'alliance_organs', href: '/alliance-organs', roles: allied },
      { icon: 'map-pin', key: 'alliance_partners', href: '/alliance-partners', roles: allied },
      { icon: 'mail', key: 'alliance_mailings', href: '/alliance-mailings', roles: ['alliance_secretariat'] },
    ],
  },
  {
    key: 'cases',
    items: [
      { icon: 'news', key: 'case_calls', href: '/case-calls', roles: allied },
      { icon: 'bookmarks', key: 'typical_cases', href: '/typical-cases', roles: allied },
      {
        ...{ icon: 'trophy', key: 'case_recommendations', href: '/case-recommendations' },
        roles: ['district_reviewer', 'alliance_secretariat'],
      },
      { icon: 'award', key: 'case_rounds', href: '/case-rounds', roles: ['bureau_handler', 'division_head'] },
      { icon: 'trophy', key: 'case_selections', href: '/case-selections', roles: bureauRoles },
      { icon: 'books', key: 'casebooks', href: '/casebooks', roles: bureauRoles },
      {
        icon: 'file-text',
        key: 'casebook_entries',
        href: '/casebook-entries',
        roles: [...bureauRoles, ...applicantRoles],
      },
    ],
  },
  {
    key: 'plan',
    items: [
      { icon: 'target', key: 'plans', href: '/plans', roles: officialRoles },
      { icon: 'checklist', key: 'improvements', href: '/improvements', roles: officialRoles },
      { icon: 'database', key: 'outside_figures', href: '/outside-figures', roles: officialRoles },
      { icon: 'refresh', key: 'roll_overs', href: '/roll-overs', roles: bureauRoles },
      { icon: 'report', key: 'work_reports', href: '/work-reports', roles: bureauRoles },
      {
        ...{ icon: 'message-2', key: 'report_opinions', href: '/report-opinions' },
        roles: ['district_reviewer', 'principal'],
      },
    ],
  },
  {
    key: 'evaluation',
    items: [
      {
        ...{ icon: 'trophy', key: 'evaluation_cycles', href: '/evaluation-cycles' },
        roles: [...bureauRoles, 'alliance_secretariat'],
      },
      { icon: 'list-details', key: 'indicator_versions', href: '/indicator-versions', roles: bureauRoles },
      { icon: 'report-analytics', key: 'evaluation_figures', href: '/evaluation-figures', roles: parties },
      { icon: 'clipboard-check', key: 'point_evaluations', href: '/point-evaluations', roles: allied },
      { icon: 'message-2', key: 'evaluation_appeals', href: '/evaluation-appeals', roles: parties },
    ],
  },
  {
    key: 'register',
    items: [
      {
        icon: 'school',
        key: 'registrations',
        href: '/registrations',
        roles: ['bureau_handler', 'division_head'],
      },
      { icon: 'map-2', key: 'designations', href: '/designations', roles: parties },
      { icon: 'history', key: 'register_entries', href: '/register-entries', roles: officialRoles },
      { icon: 'award', key: 'external_titles', href: '/external-titles', roles: parties },
      { icon: 'send', key: 'recommendations', href: '/recommendations', roles: parties },
      { icon: 'map-pin', key: 'coverage', href: '/coverage', roles: officialRoles },
      { icon: 'school', key: 'organization', href: '/organization', roles: applicantRoles },
      {
        icon: 'file-import',
        key: 'imports',
        href: '/imports',
        roles: ['bureau_handler', 'alliance_secretariat', ...applicantRoles],
      },
      { icon: 'download', key: 'export_files', href: '/export-files', roles: 'everybody' },
    ],
  },
  {
    key: 'changes',
    items: [
      { icon: 'rubber-stamp', key: 'change_requests', href: '/change-requests', roles: parties },
      { icon: 'clipboard-check', key: 'rectifications', href: '/rectifications', roles: parties },
      { icon: 'gavel', key: 'revocations', href: '/revocations', roles: parties },
    ],
  },
  {
    key: 'office',
    items: [
      { icon: 'calendar', key: 'calendar', href: '/calendar', roles: [...officialRoles, 'administrator'] },
      { icon: 'user-check', key: 'stand_ins', href: '/stand-ins', roles: [...officialRoles, 'administrator'] },
    ],
  },
  {
    key: 'oversight',
    items: [
      { icon: 'users', key: 'users', href: '/users', roles: ['administrator'] },
      { icon: 'key', key: 'api_keys', href: '/api-keys', roles: ['administrator'] },
      { icon: 'progress-check', key: 'background_jobs', href: '/background-jobs', roles: ['administrator'] },
      { icon: 'archive', key: 'retention', href: '/retention', roles: ['administrator', 'division_head'] },
      { icon: 'shield-check', key: 'role_grants', href: '/role-grants', roles: ['security_administrator'] },
      { icon: 'lock', key: 'lock_outs', href: '/lock-outs', roles: ['security_administrator'] },
      { icon: 'clipboard-check', key: 'sign_in_rules', href: '/sign-in-rules', roles: ['security_administrator'] },
      {
        ...{ icon: 'user', key: 'personal_requests', href: '/personal-requests' },
        roles: ['bureau_handler', 'division_head'],
      },
      { icon: 'history', key: 'audit', href: '/audit', roles: ['audit_administrator', 'division_head'] },
    ],
  },
]

/**
 * What stands in the sidebar: only what this person may open, with the number of things waiting. It is asked for by the
 * parts of the page that show it: who is led on after an act, or takes out a file, waits for no numbers.
 */
export default class NavigationMiddleware {
  handle(ctx: HttpContext, next: NextFn) {
    const user = ctx.auth.user
    if (user) {
      const waits = once(() => waitingFor(user))
      ctx.waits = waits
      const shown = { navigation: [] as Navigation, unread: 0 }
      ctx.view.share({
        beforeDrawing: once(async () => {
          const [waiting, unread] = await Promise.all([waits(), ctx.unread ?? countUnread(user.id)])
          Object.assign(shown, { navigation: navigationFor(user, waiting, ctx), unread })
        }),
        navigation: () => shown.navigation,
        unread: () => shown.unread,
        searchPath: '/find',
      })
    }
    return next()
  }
}

function once<T>(ask: () => Promise<T>) {
  let asked: Promise<T> | undefined
  return () => (asked ??= ask())
}

type Navigation = ReturnType<typeof navigationFor>

function navigationFor(user: User, waits: readonly Waiting[], { request, i18n }: HttpContext) {
  const waiting = countsByItem(waits)
  const path = request.url()
  return groupsFor(user, i18n).map(({ title, items }) => ({
    title,
    items: items.map((item) => ({
      ...item,
      count: waiting.get(item.counts),
      hot: waiting.has(item.counts),
      current: path === item.href || path.startsWith(`${item.href}/`),
    })),
  }))
}

type Group = { title: string; items: { icon: string; text: string; href: string; counts: string }[] }

/** What people with the same roles see in the same language. */
const groups = new Map<string, Group[]>()

function groupsFor(user: User, i18n: I18n) {
  const who = `${i18n.locale} ${user.roles}`
  const known = groups.get(who) ?? namedGroups(user, i18n)
  groups.set(who, known)
  return known
}

function namedGroups(user: User, i18n: I18n): Group[] {
  const isFor = ({ roles }: Item) => roles === 'everybody' || user.is(...roles)
  return GROUPS.map(({ key: group, items }) => ({
    title: i18n.t(`navigation.groups.${group}`),
    items: items.filter(isFor).map(({ icon, key, href, counts = key }) => ({
      ...{ icon, href, counts },
      text: i18n.t(`navigation.items.${key}`),
    })),
  })).filter(({ items }) => items.length > 0)
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    /** Where something waits for the person who asks for a page. */
    waits?: () => Promise<Waiting[]>
  }
}
