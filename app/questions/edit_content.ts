import { randomInt } from 'node:crypto'
import { placeBeside, type Step, stepped } from '#app/core/places'
import {
  type Bilingual,
  type Question,
  type QuestionContent,
  questionsOf,
  type QuestionSection,
} from './question_content.js'

/** Every act of the editor, as a new content from the one before. What is named must be there. */

const NOTHING: Bilingual = { zh: '', en: '' }

export function emptyContent(): QuestionContent {
  return {
    intro: NOTHING,
    thanks: NOTHING,
    dimensions: [],
    sections: [{ id: newId('s'), title: NOTHING, questions: [] }],
  }
}

/** Random, so that what was removed once never comes back as something else: answers are compared by ids. */
export function newId(letter: string) {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789'
  return letter + Array.from({ length: 7 }, () => letters[randomInt(letters.length)]).join('')
}

export type Frame = Pick<QuestionContent, 'intro' | 'thanks' | 'dimensions'>

/** Questions of a dimension that is gone belong to none. */
export function withFrame(content: QuestionContent, frame: Frame): QuestionContent {
  const left = frame.dimensions.map(({ id }) => id)
  return mapQuestions({ ...content, ...frame }, (question) => {
    if (!('dimension' in question) || left.includes(question.dimension!)) return question
    const { dimension, ...others } = question
    return others
  })
}

function mapQuestions(content: QuestionContent, change: (question: Question) => Question): QuestionContent {
  return withSections(content, (section) => ({ ...section, questions: section.questions.map(change) }))
}

function withSections(content: QuestionContent, change: (section: QuestionSection) => QuestionSection) {
  return { ...content, sections: content.sections.map(change) }
}

export function addSection(content: QuestionContent, title: Bilingual): QuestionContent {
  return { ...content, sections: [...content.sections, { id: newId('s'), title, questions: [] }] }
}

export function changeSection(content: QuestionContent, id: string, texts: Pick<QuestionSection, 'title' | 'intro'>) {
  return withSections(content, (section) => (section.id === id ? { ...section, ...texts } : section))
}

export function removeSection(content: QuestionContent, id: string): QuestionContent {
  return { ...content, sections: content.sections.filter((section) => section.id !== id) }
}

export function moveSection(content: QuestionContent, id: string, by: Step): QuestionContent {
  const at = content.sections.findIndex((section) => section.id === id)
  return { ...content, sections: stepped(content.sections, at, by) }
}

export function questionIn(content: QuestionContent, id: string): Question | undefined {
  return questionsOf(content).find((question) => question.id === id)
}

/** A new one stands at the end of its section. */
export function addQuestion(content: QuestionContent, sectionId: string, question: Question) {
  return withSections(content, (section) =>
    section.id === sectionId ? { ...section, questions: [...section.questions, question] } : section
  )
}

export function changeQuestion(content: QuestionContent, question: Question) {
  return mapQuestions(content, (old) => (old.id === question.id ? question : old))
}

export function removeQuestion(content: QuestionContent, id: string) {
  return withSections(content, (section) => ({
    ...section,
    questions: section.questions.filter((question) => question.id !== id),
  }))
}

/** The same question again behind the first one; its part in the results stays with the first. */
export function copyQuestion(content: QuestionContent, id: string, copyId: string) {
  return withSections(content, (section) => {
    const at = section.questions.findIndex((question) => question.id === id)
    if (at < 0) return section
    const { role, ...copy } = section.questions[at]
    return { ...section, questions: section.questions.toSpliced(at + 1, 0, { ...copy, id: copyId } as Question) }
  })
}

/** One place up or down; from the end of a section into its neighbour. */
export function stepQuestion(content: QuestionContent, id: string, by: Step): QuestionContent {
  const place = placeBeside(content.sections, ({ questions }) => questions, id, by)
  return place ? placeQuestion(content, id, place.group.id, place.position) : content
}

/** @param position among the other questions of that section */
export function placeQuestion(
  content: QuestionContent,
  id: string,
  sectionId: string,
  position: number
): QuestionContent {
  const question = questionIn(content, id)
  if (!question || !content.sections.some((section) => section.id === sectionId)) return content
  return withSections(removeQuestion(content, id), (section) =>
    section.id === sectionId ? { ...section, questions: section.questions.toSpliced(position, 0, question) } : section
  )
}
