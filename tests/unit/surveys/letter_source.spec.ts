import { test } from '@japa/runner'
import { simpleParser, type HeaderValue } from 'mailparser'
import { letterSource } from '#app/surveys/letter_source'

const letter = {
  from: { name: '京知', address: 'no-reply@京知.example' },
  to: 'r0@people.example',
  messageId: '<1@jingzhi.example>',
  subject: '提醒：请评价“海淀区图书馆知识产权信息公共服务网点（中关村）”的服务（2026 年满意度调查）🙂',
  text: '您好：\n\n.\n..一行\n',
  html: `<p>${'请您评价我们的服务。'.repeat(300)}</p>`,
  headers: { 'List-Unsubscribe': '<https://jingzhi.example/o/1>', 'Precedence': 'bulk' },
}

const subjectOf = async (subject: string) => (await simpleParser(letterSource({ ...letter, subject }))).subject
const senderOf = async (name: string) =>
  (await simpleParser(letterSource({ ...letter, from: { name, address: 'a@b.example' } }))).from!.value[0]

test.group('A letter in one piece', () => {
  test('says what a mail program reads in it', async ({ assert }) => {
    const read = await simpleParser(letterSource(letter))
    assert.deepInclude(read, {
      subject: letter.subject,
      messageId: letter.messageId,
      text: letter.text,
      html: letter.html,
    })
    assert.deepEqual(read.from!.value, [letter.from])
    assert.equal(read.headers.get('precedence'), 'bulk' as HeaderValue)
    assert.closeTo(read.date!.getTime(), Date.now(), 5000)
    assert.lengthOf(read.attachments, 0)
  })

  test('keeps to the letters and lines that every mail server takes', ({ assert }) => {
    const source = letterSource(letter).toString()
    assert.match(source, /^[\r\n -~]+$/)
    for (const line of source.split('\r\n')) {
      assert.isAtMost(line.length, 78)
      assert.notMatch(line, /[\r\n]/)
    }
  })

  test('a subject of any letters, and one that looks encoded, are read as they were written', async ({ assert }) => {
    for (const subject of ['Survey', '=?UTF-8?B?eA==?=', 'a'.repeat(200), '🙂'.repeat(60), ' 满意 度 '.trim()])
      assert.equal(await subjectOf(subject), subject)
  })

  test('so is the name of a sender, who may have none', async ({ assert }) => {
    for (const name of ['', 'Jingzhi', 'A. B, "C" <d>', '北京市知识产权局公共服务处满意度调查工作组办公室'])
      assert.deepEqual(await senderOf(name), { name, address: 'a@b.example' })
  })
})
