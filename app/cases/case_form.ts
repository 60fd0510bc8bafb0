import type { I18n } from '@adonisjs/i18n'
import type CaseCall from '#app/case_calls/case_call'
import { Form, type Answers, type Check, type TextField } from '#app/core/form'
import { wordCount } from '#app/core/word_count'
import limits from '#config/cases'
import { bodyParts, type CaseContent } from './case_content.js'
import { imageRule } from './case_images.js'

const endsAfterStart: Check = {
  reads: ['startedOn', 'endedOn'],
  fault: ({ startedOn, endedOn }) =>
    startedOn && endedOn && endedOn < startedOn ? { path: 'endedOn', key: 'ends_before_start' } : null,
}

const fitsTogether: Check = {
  reads: bodyParts,
  fault: (answers) => (bodyWords(answers) > limits.body ? { path: bodyParts[0], key: 'body_too_long' } : null),
}

/** 正文字数: the five texts together. */
export function bodyWords(answers: Answers) {
  return bodyParts.reduce((sum, name) => sum + wordCount(answers[name] ?? ''), 0)
}

const body = (name: string): TextField => ({ name, kind: 'text', max: 8000, words: limits.body, multiline: true })

type CallOfForm = Pick<CaseCall, 'categories'>

/** What a unit tells of a case (domain §2.5). Categories are the call's; pictures are files with a caption each. */
export function caseForm({ categories }: CallOfForm, i18n: Pick<I18n, 't' | 'locale'>) {
  const texts = Object.fromEntries(categories.map((category) => [category.key, categoryName(category, i18n)]))
  return new Form('case_form', [
    {
      name: 'about',
      fields: [
        { name: 'title', kind: 'text', max: 60, words: limits.title },
        {
          ...{ name: 'category', kind: 'choice', labels: 'case_categories', texts },
          options: categories.map(({ key }) => key),
        },
        { name: 'audience', kind: 'text', max: 100 },
        { name: 'startedOn', kind: 'date', latest: 'today' },
        { name: 'endedOn', kind: 'date', latest: 'today' },
        { name: 'summary', kind: 'text', max: 1500, words: limits.summary, multiline: true },
      ],
      checks: [endsAfterStart],
    },
    { name: 'body', fields: bodyParts.map(body), checks: [fitsTogether] },
    {
      name: 'figures',
      fields: [
        {
          ...{ name: 'figures', kind: 'rows', least: 1, most: limits.figures },
          columns: [
            { name: 'indicator', kind: 'text', max: 60 },
            { name: 'before', kind: 'text', max: 30, required: false },
            { name: 'after', kind: 'text', max: 30 },
            { name: 'unit', kind: 'text', max: 20, required: false },
            { name: 'evidence', kind: 'text', max: 200 },
          ],
        },
      ],
    },
    { name: 'images', fields: [{ name: 'images', kind: 'files', least: 0, ...imageRule }] },
    {
      name: 'people',
      fields: [
        { name: 'contactName', kind: 'text', max: 50 },
        { name: 'contactPhone', kind: 'text', max: 30 },
        { name: 'contactEmail', kind: 'text', max: 120, format: 'email' },
        {
          ...{ name: 'coAuthors', kind: 'rows', least: 0, most: limits.coAuthors, required: false },
          columns: [
            { name: 'name', kind: 'text', max: 50 },
            { name: 'email', kind: 'text', max: 120, format: 'email' },
          ],
        },
        { name: 'audienceConsents', kind: 'yes' },
        { name: 'secrecyReview', kind: 'text', min: 4, max: 500, multiline: true },
      ],
    },
  ])
}

/** The office's own words where it has some; readers of English get those of the house where there are any. */
export function categoryName({ key, name }: { key: string; name: string }, i18n: Pick<I18n, 't' | 'locale'>) {
  const isOwn = i18n.locale !== 'en' && name !== key
  return isOwn ? name : i18n.t(`case_categories.${key}`, undefined, name)
}

/** A case as the fields of its form. */
export function answersIn({ contact, ...content }: Partial<CaseContent>): Answers {
  return { ...content, contactName: contact?.name, contactPhone: contact?.phone, contactEmail: contact?.email }
}

export function contentFrom({ contactName, contactPhone, contactEmail, ...answers }: Answers): Partial<CaseContent> {
  const contact = { name: contactName ?? '', phone: contactPhone ?? '', email: contactEmail ?? '' }
  return { ...answers, contact }
}
