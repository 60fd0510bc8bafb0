import type { HttpContext } from '@adonisjs/core/http'
import { Problem } from '#app/core/problem'
import settings from '#config/open_data'
import { answer } from './answer.js'
import { allPublicPages, publicPaths } from './public_pages.js'
import { robotsText, sitemapIndex, sitemapOf } from './sitemap.js'

/** For search engines. */
export default class SitemapsController {
  async show(ctx: HttpContext) {
    const pages = await allPublicPages()
    const files = Math.ceil(pages.length / settings.sitemapAddresses)
    const file = ctx.request.input('file')
    if (file === undefined && files > 1) return answerXml(ctx, sitemapIndex(files, settings.site))

    const start = (Number(file ?? 1) - 1) * settings.sitemapAddresses
    const part = pages.slice(start, start + settings.sitemapAddresses)
    if (!(start >= 0) || part.length === 0) throw new Problem('not_found')
    return answerXml(ctx, sitemapOf(part, settings.site))
  }

  async robots(ctx: HttpContext) {
    return answer(ctx, robotsText(publicPaths(), settings.site), content('text/plain'))
  }
}

function answerXml(ctx: HttpContext, body: string) {
  return answer(ctx, body, content('application/xml'))
}

function content(type: string) {
  return { contentType: `${type}; charset=utf-8`, changedAt: null, cacheSeconds: settings.sitemapCacheSeconds }
}
