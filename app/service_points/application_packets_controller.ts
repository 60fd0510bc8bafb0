import type { HttpContext } from '@adonisjs/core/http'
import { contentDisposition } from '#app/core/content_disposition'
import { personOf } from '#app/users/actor'
import { applicationPacket, notePacketTaken } from './application_packet.js'
import PointApplicationPolicy from './point_application_policy.js'
import { visibleApplication } from './visible_application.js'

/** 决定材料包: everything about a finished application in one archive. */
export default class ApplicationPacketsController {
  async show(ctx: HttpContext) {
    const { bouncer, request, response, view, logger, i18n } = ctx
    const application = await visibleApplication(ctx)
    await bouncer.with(PointApplicationPolicy).authorize('takePacket')
    const by = personOf(ctx)
    const packet = await applicationPacket(application, by)

    const { damaged } = packet
    if (damaged.length > 0) logger.error({ applicationId: application.id, damaged }, 'files of a packet are damaged')
    if (damaged.length > 0 && request.input('incomplete') !== '1') {
      response.status(410)
      return view.render('pages/service_points/applications/packet_damaged', { application, damaged })
    }

    await notePacketTaken(application, by, packet)
    const name = `${i18n.t('point_applications.packet.name')}-${application.number}-${application.orgName}.zip`
    response.header('Content-Type', 'application/zip')
    response.header('Content-Disposition', contentDisposition('attachment', name))
    return response.stream(packet.stream())
  }
}
