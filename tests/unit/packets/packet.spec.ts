import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { test } from '@japa/runner'
import { preparePacket, type PacketPart } from '#app/packets/packet'
import { system } from '#app/users/actor'
import { unzipped } from '#tests/support/zips'

const SUBJECT = { type: 'survey', id: 1, number: 'DC-2026-0001', title: '满意度调查', state: 'closed' }
const BY = system('visitor')

const part = (path: string, content: PacketPart['content']): PacketPart => ({
  path,
  role: 'answers',
  about: ['答卷', 'answers'],
  content,
})

test.group('A packet of anything', () => {
  test('holds texts, bytes and files, the manifest first', async ({ assert }) => {
    const parts = [part('a.txt', '甲'), part('b.bin', Buffer.from([0])), part('c/d', async () => Readable.from(['乙']))]
    const packet = await preparePacket(SUBJECT, parts, BY)
    const files = await unzipped(await buffer(packet.stream()))
    assert.deepEqual([...files.keys()], ['manifest.json', 'README.txt', 'a.txt', 'b.bin', 'c/d'])
    assert.equal(files.get('c/d')!.toString(), '乙')
    assert.include(files.get('README.txt')!.toString(), 'c/d  答卷 / answers')
  })

  test('breaks off rather than carry a file that changed while it was taken', async ({ assert }) => {
    let reads = 0
    const changing = async () => Readable.from([reads++ === 0 ? '一' : '二'])
    const packet = await preparePacket(SUBJECT, [part('a.txt', changing)], BY)
    await assert.rejects(() => buffer(packet.stream()), 'a file of the packet has changed')

    const vanishing = async () => (reads++ === 2 ? Readable.from(['一']) : null)
    const other = await preparePacket(SUBJECT, [part('a.txt', vanishing)], BY)
    await assert.rejects(() => buffer(other.stream()), 'a file of the packet is gone')
  })

  test('lets go of its files when nobody reads on', async ({ assert }) => {
    const opened: Readable[] = []
    const large = async () => opened[opened.push(Readable.from(largely())) - 1]
    const stream = (await preparePacket(SUBJECT, [part('a', large)], BY)).stream()
    for await (const chunk of stream) if (chunk) break
    await new Promise((resolve) => setTimeout(resolve, 50))
    assert.isTrue(opened.every((file) => file.destroyed))
  })
})

function* largely() {
  for (let n = 0; n < 300; n++) yield Buffer.alloc(64 * 1024, n)
}
