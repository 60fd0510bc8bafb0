import type { World } from '#tests/world'
import { addTag } from '#app/survey_results/survey_tagging'
import { actor } from './applications.js'
import { cleanedWave, waveIn } from './survey_results.js'

/** Waves in which every page of the results has something to show. */
export async function furnishedResults({ people }: Pick<World, 'people'>) {
  const published = await waveIn('published', { people }, { name: '2025 年度满意度调查', seed: 1 })
  const calculated = await waveIn('calculated', { people }, { name: '2026 年度满意度调查', seed: 2 })
  const cleaned = await cleanedWave({ people }, { name: '2026 年秋季调查', seed: 3 })
  await addTag('开放时间', actor(people.handler))
  return { published: published.wave, calculated: calculated.wave, cleaned: cleaned.wave }
}
