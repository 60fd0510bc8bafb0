/** The kinds of file that can be uploaded at all; each purpose allows some of them. */
export const fileKinds = {
  pdf: { extensions: ['pdf'], contentType: 'application/pdf' },
  jpg: { extensions: ['jpg', 'jpeg'], contentType: 'image/jpeg' },
  png: { extensions: ['png'], contentType: 'image/png' },
  docx: {
    extensions: ['docx'],
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  xlsx: {
    extensions: ['xlsx'],
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
} as const

export type FileKind = keyof typeof fileKinds

/** Types that a browser shows itself without running anything in them. */
export const SHOWN_INLINE: readonly string[] = [
  fileKinds.pdf.contentType,
  fileKinds.jpg.contentType,
  fileKinds.png.contentType,
]

/** PDF、JPG: what people call the kinds. */
export function extensionsOf(kinds: readonly FileKind[]) {
  return kinds.map((kind) => fileKinds[kind].extensions[0].toUpperCase())
}

export function kindOfExtension(extension: string): FileKind | null {
  const kinds = Object.keys(fileKinds) as FileKind[]
  return kinds.find((kind) => (fileKinds[kind].extensions as readonly string[]).includes(extension)) ?? null
}
