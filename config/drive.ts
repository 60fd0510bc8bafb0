import env from '#start/env'
import { storagePath } from '#config/storage'
import { defineConfig, services } from '@adonisjs/drive'
import type { InferDriveDisks } from '@adonisjs/drive/types'

/** Files are never served by address: the attachments controller hands them out to whom may see them. */
const driveConfig = defineConfig({
  default: env.get('DRIVE_DISK'),
  services: {
    fs: services.fs({
      location: storagePath('files'),
      serveFiles: false,
      visibility: 'private',
    }),
    /** The packages of S3 are large: only who keeps files there loads them. */
    ...(env.get('DRIVE_DISK') === 's3' && {
      s3: services.s3({
        credentials: {
          accessKeyId: env.get('S3_ACCESS_KEY_ID') ?? '',
          secretAccessKey: env.get('S3_SECRET_ACCESS_KEY') ?? '',
        },
        endpoint: env.get('S3_ENDPOINT'),
        region: env.get('S3_REGION') ?? 'cn-north-1',
        bucket: env.get('S3_BUCKET') ?? 'jingzhi',
        forcePathStyle: true,
        visibility: 'private',
      }),
    }),
  },
})

export default driveConfig

declare module '@adonisjs/drive/types' {
  export interface DriveDisks extends InferDriveDisks<typeof driveConfig> {}
}
