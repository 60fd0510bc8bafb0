export async function correctionNoticeDocument(_data: object): Promise<Buffer> {
  return Buffer.from('')
}
