import { typedAnswers, type Answers, type Column, type Field, type Form } from './form.js'

/**
 * Earlier answers as a beginning for a new form: of the fields that today's form knows, without options it no longer
 * offers and years it no longer asks for. Files and promises are made anew.
 */
export function answersToCopy({ fields }: Form, earlier: Answers): Answers {
  const known = fields.filter(({ name, kind }) => name in earlier && kind !== 'files' && kind !== 'yes')
  const typed = typedAnswers(known, earlier)
  return Object.fromEntries(known.map((field) => [field.name, stillOffered(field, typed[field.name])]))
}

function stillOffered(field: Field | Column, value: any): unknown {
  switch (field.kind) {
    case 'choice':
      return field.options.includes(value) ? value : null
    case 'choices':
      return value.filter((option: string) => field.options.includes(option))
    case 'rows':
      return value.map((row: Answers) =>
        Object.fromEntries(field.columns.map((column) => [column.name, stillOffered(column, row[column.name])]))
      )
    default:
      return value
  }
}
