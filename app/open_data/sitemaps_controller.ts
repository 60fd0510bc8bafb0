import type { HttpContext } from '@adonisjs/core/http'
import { Problem } from '#app/core/problem'
import settings from '#config/open_data'
import { answer } from './answer.js'
import { allPublicPages, publicPaths } from './public_pages.js'
import { robotsText, sitemapIndex, sitemapOf } from './sitemap.js'

/** For search engines. */
export default class SitemapsController {
  async index(ctx: HttpContext) {
    const pages = await allPublicPages()
    const files = Math.ceil(pages.length / settings.sitemapAddresses)
    return answerXml(ctx, files > 1 ? sitemapIndex(files, settings.site) : sitemapOf(pages, settings.site))
  }

  /** One of the files that the index names. */
  async show(ctx: HttpContext) {
    const start = (Number(ctx.params.file) - 1) * settings.sitemapAddresses
    const pages = (await allPublicPages()).slice(start, start + settings.sitemapAddresses)
    if (pages.length === 0) throw new Problem('not_found')
    return answerXml(ctx, sitemapOf(pages, settings.site))
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
