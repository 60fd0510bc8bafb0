import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Font } from 'fontkit'
import { fontFrom } from './text_paths.js'

const { resolve: pathOf } = createRequire(import.meta.url)

/** The free font that comes with this system: what is drawn looks the same on every machine, whatever is installed there. */
export const FONT_FILES = {
  regular: pathOf('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
  bold: pathOf('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
}

const kept = new Map<keyof typeof FONT_FILES, Promise<Font>>()

/** Read once in a process: to read the tables of a Chinese font takes longer than to draw a page with it. */
export function printFont(weight: keyof typeof FONT_FILES): Promise<Font> {
  if (!kept.has(weight)) kept.set(weight, readFile(FONT_FILES[weight]).then(fontFrom))
  return kept.get(weight)!
}
