/// <reference lib="dom" />
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright'

const sprite = await readFile(new URL('../../public/icons.svg', import.meta.url), 'utf8')
const icons = [...sprite.matchAll(/id="(i-[^"]+)"/g)].map(([, id]) => id)

/** What is wider than the window, words of tables that are cut in two, and icons that nobody has drawn. */
export async function misfitsOf(page: Page): Promise<string[]> {
  return page.evaluate((drawn) => {
    const linesOf = (text: Text, at: number, length: number) => {
      const range = document.createRange()
      range.setStart(text, at)
      range.setEnd(text, at + length)
      return new Set([...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top)))
        .size
    }
    const cutIn = (cell: Element) => {
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
      const words: string[] = []
      for (let text = texts.nextNode() as Text; text; text = texts.nextNode() as Text) {
        if (text.parentElement!.closest('.mono, .vh')) continue
        for (const { 0: word, index } of text.data.matchAll(/[A-Za-z]{3,}/g))
          if (linesOf(text, index, word.length) > 1) words.push(word)
      }
      return words
    }
    const wide = document.documentElement.scrollWidth - innerWidth
    const cut = [...document.querySelectorAll('.table td, .table th')].flatMap(cutIn)
    const used = [...document.querySelectorAll('use')].map((use) => use.getAttribute('href')!.split('#')[1])
    return [
      ...(wide > 0 ? [`${wide} px too wide at ${innerWidth}`] : []),
      ...new Set(cut.map((word) => `"${word}" is cut in two at ${innerWidth}`)),
      ...new Set(used.filter((id) => !drawn.includes(id)).map((id) => `no icon ${id}`)),
    ]
  }, icons)
}
