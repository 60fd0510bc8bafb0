import type { HttpContext } from '@adonisjs/core/http'
import { beijingDay } from '#app/core/beijing_day'
import { contentDisposition } from '#app/core/content_disposition'
import { inChunks, listOf } from '#app/core/list'
import { workbookStream, XLSX } from '#app/core/spreadsheet'
import Designation from '#app/designations/designation'
import { announcedSheet } from './announced_sheet.js'
import { announcedUnitList, noteOn } from './announced_unit_list.js'

/** 认定公布: the units of one document. Public, so nobody who takes them out is on record. */
export default class AnnouncementsController {
  async show({ params, request, view, i18n }: HttpContext) {
    const { docNumber, recognizedOn } = await conferredBy(params.document).firstOrFail()
    const list = await listOf(conferredBy(docNumber), request, announcedUnitList(i18n))
    const noteOf = (designation: Designation) => noteOn(designation, i18n)
    return view.render('pages/portal/notices/announcement', { docNumber, recognizedOn, list, noteOf })
  }

  async download({ params, response, i18n }: HttpContext) {
    const { docNumber } = await conferredBy(params.document).firstOrFail()
    const rows = inChunks(conferredBy(docNumber).orderBy('id'))
    response.header('Content-Type', XLSX)
    response.header('Content-Disposition', contentDisposition('attachment', `公布名单-${beijingDay()}.xlsx`))
    return response.stream(workbookStream(announcedSheet(docNumber, i18n), rows))
  }
}

function conferredBy(docNumber: string) {
  return Designation.query().where('docNumber', docNumber)
}
