import { basename, extname } from 'node:path'
import edge from 'edge.js'
import i18nManager from '@adonisjs/i18n/services/main'
import Attachment from '#app/attachments/attachment'
import { displayName } from '#app/attachments/file_name'
import { fileIfThere } from '#app/attachments/file_store'
import { answersOf } from '#app/core/form_answers'
import type { PacketPart } from '#app/packets/packet'
import type Submission from '#app/workflow/submission'
import { filesIn } from './application_draft.js'
import type PointApplication from './point_application.js'
import { pointApplicationForm as form } from './point_application_form.js'

/** Each round twice: the frozen content as it was hashed, and a page for people. */
export async function roundParts(application: PointApplication, submissions: Submission[]): Promise<PacketPart[]> {
  const parts = submissions.map(async (submission): Promise<PacketPart[]> => {
    const { round, content, contentHash } = submission
    const path = `submissions/round-${round}`
    return [
      {
        path: `${path}.json`,
        role: 'submission',
        round,
        claimed: contentHash,
        about: [`第 ${round} 次提交，固化原文`, `submission round ${round} as it was frozen`],
        content,
      },
      {
        path: `${path}.html`,
        role: 'page',
        round,
        about: [`第 ${round} 次提交，阅读页`, `submission round ${round} for reading`],
        content: await roundPage(application, submission),
      },
    ]
  })
  return (await Promise.all(parts)).flat()
}

/** Papers of the office are Chinese, whoever takes them. */
function roundPage(application: PointApplication, submission: Submission) {
  const chinese = i18nManager.locale('zh-CN')
  const { answers } = submission
  return edge.share({ t: chinese.t.bind(chinese), locale: 'zh-CN' }).render('pages/service_points/applications/round', {
    application,
    submission,
    submittedAt: submission.createdAt.setZone('Asia/Shanghai').toFormat('yyyy年M月d日 HH:mm'),
    sections: answersOf(form, answers, chinese),
    files: filesIn(answers.files),
  })
}

/** Every file that any round names, once, whatever became of its place on the form. */
export async function attachmentParts({ id }: PointApplication, submissions: Submission[]): Promise<PacketPart[]> {
  const stored = await Attachment.query().where({ subjectType: 'point_application', subjectId: id }).orderBy('id')
  const keys = new Map(stored.map(({ sha256, key }) => [sha256, key]))
  const named = new Map(submissions.flatMap(({ answers }) => filesIn(answers.files)).map((file) => [file.sha256, file]))
  const taken = new Set<string>()

  return [...named.values()].map(({ sha256, name, purpose }) => {
    const key = keys.get(sha256)
    return {
      path: freePath(sha256, name, taken),
      role: 'attachment',
      claimed: sha256,
      about: [`附件：${labelOf(purpose, 'zh-CN')}`, `attachment: ${labelOf(purpose, 'en')}`],
      content: async () => (key === undefined ? null : fileIfThere(key)),
    }
  })
}

function labelOf(purpose: string, locale: string) {
  return i18nManager.locale(locale).t(`${form.key}.${purpose}.label`)
}

/** Begins with eight digits of the hash; with all of them for whoever made two files that begin alike. */
function freePath(sha256: string, name: string, taken: Set<string>) {
  const paths = [sha256.slice(0, 8), sha256].map((hash) => `attachments/${hash}-${shortName(name)}`)
  const path = paths.find((candidate) => !taken.has(candidate))!
  taken.add(path)
  return path
}

/** File systems take 255 bytes for a name, and a character may have four. */
function shortName(name: string) {
  const clean = displayName(name)
  const ending = extname(clean).slice(0, 11)
  return Array.from(basename(clean, ending)).slice(0, 40).join('') + ending
}
