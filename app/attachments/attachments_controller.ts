import { errors } from '@adonisjs/core'
import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import { inTransaction } from '#app/core/dialect'
import { actorOf } from '#app/users/actor'
import { answerFile, wantsJson } from './answer_file.js'
import Attachment from './attachment.js'
import { attachmentSubject, type FileRule } from './attachment_subjects.js'
import { uploadValidator } from './attachment_validators.js'
import { receiveUpload } from './receive_upload.js'
import { isReferenced } from './references.js'
import { removeFile } from './remove_file.js'
import { keepFile } from './store_file.js'
import { discard } from './spool.js'
import UploadRefused from './upload_refused.js'

/** Files going in and out. Which rows have files, and who may add to them, is registered in start/attachments.ts. */
export default class AttachmentsController {
  async store(ctx: HttpContext) {
    const user = ctx.auth.getUserOrFail()
    const target = await uploadValidator.validate(ctx.request.qs())
    const rule = await ruleFor(ctx, target)
    try {
      await refuseTooMany(target, rule)
      const received = await receiveUpload(ctx, rule)
      const owner = { ...target, organizationId: user.organizationId, uploadedById: user.id }
      const attachment = await inTransaction((trx) => keepFile(trx, received, owner, actorOf(ctx))).catch(
        async (error) => {
          await discard(received.path)
          throw error
        }
      )
      return answerStored(ctx, attachment)
    } catch (error) {
      if (error instanceof UploadRefused) return answerRefused(ctx, error, rule)
      throw error
    }
  }

  async show(ctx: HttpContext) {
    return answerFile(ctx, await visibleAttachment(ctx))
  }

  async destroy(ctx: HttpContext) {
    const user = ctx.auth.getUserOrFail()
    const attachment = await visibleAttachment(ctx)
    const may = await attachmentSubject(attachment.subjectType)?.mayRemove(user, attachment)
    if (!may) throw new Exception('This file cannot be removed', { status: 403, code: 'E_FORBIDDEN' })

    await removeFile(attachment, actorOf(ctx))
    if (wantsJson(ctx)) return ctx.response.status(204).send(null)
    ctx.session.flash('success', ctx.i18n.t('attachments.removed', { name: attachment.name }))
    return ctx.response.redirect().back()
  }
}

/** @throws 404 when the row is not visible or has no such files, 403 when it is not this person's turn to add to it */
async function ruleFor(ctx: HttpContext, { subjectType, subjectId, purpose }: Target): Promise<FileRule> {
  const user = ctx.auth.getUserOrFail()
  const subject = attachmentSubject(subjectType)
  const rule = subject?.rule(purpose)
  const row = rule && (await subject!.visibleIds(user).where('id', subjectId).select('id').first())
  if (!subject || !rule || !row) throw new errors.E_ROUTE_NOT_FOUND([ctx.request.method(), ctx.request.url()])
  if (!(await subject.mayUpload(user, subjectId, purpose))) {
    throw new Exception('Files cannot be added here', { status: 403, code: 'E_FORBIDDEN' })
  }
  return rule
}

type Target = { subjectType: string; subjectId: number; purpose: string }

async function refuseTooMany(target: Target, { most }: FileRule) {
  if (most === undefined) return
  const files = await Attachment.query().where(target).whereNull('removedAt').select('id')
  if (files.length >= most) throw new UploadRefused('too_many')
}

/** Files taken off a form before it was ever handed in are nobody's any more. */
async function visibleAttachment({ auth, params }: HttpContext) {
  const query = Attachment.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.id) || 0)
  const attachment = await query.firstOrFail()
  if (attachment.removedAt && !(await isReferenced(attachment))) await query.whereRaw('1 = 0').firstOrFail()
  return attachment
}

function answerStored(ctx: HttpContext, { id, name, size, sha256 }: Attachment) {
  if (wantsJson(ctx)) return ctx.response.created({ id, name, size, sha256, url: `/attachments/${id}` })
  ctx.session.flash('success', ctx.i18n.t('attachments.stored', { name }))
  return ctx.response.redirect().back()
}

function answerRefused(ctx: HttpContext, error: UploadRefused, rule: FileRule) {
  const sentence = error.sentence(ctx.i18n, rule)
  if (wantsJson(ctx)) return ctx.response.status(error.status).send({ error: sentence })
  ctx.session.flash('error', sentence)
  return ctx.response.redirect().back()
}
