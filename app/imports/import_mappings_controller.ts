import type { HttpContext } from '@adonisjs/core/http'
import { errors } from '@vinejs/vine'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { guessField, mapHeaders, type Mapping } from './header_row.js'
import type Import from './import.js'
import { importKind } from './import_kinds.js'
import { ownImport } from './import_page.js'
import { mapImport } from './import_workflow.js'

/** 列对应: the person says which column is which where the headers do not. */
export default class ImportMappingsController {
  async edit(ctx: HttpContext) {
    const intake = await ownImport(ctx)
    if (intake.state !== 'mapping') return ctx.response.redirect().toRoute('imports.show', { id: intake.id })
    return render(ctx, intake)
  }

  async update(ctx: HttpContext) {
    const intake = await ownImport(ctx)
    if (intake.state !== 'mapping') throw new StepNotAllowed('map', 'moved_on')
    showAgain(ctx, () => render(ctx, intake))
    await mapImport(intake, personOf(ctx), mappingIn(ctx, intake))
    return ctx.response.redirect().toRoute('imports.show', { id: intake.id })
  }
}

function render({ view }: HttpContext, intake: Import) {
  const { columns } = importKind(intake.kind).sheet
  const headers = intake.headers!
  const { missing, twice } = mapHeaders(headers, columns)
  const taken = new Set<string>()
  const guessed = headers.map((header) => {
    const guess = guessField(header.text, columns)
    const field = guess && !taken.has(guess) ? guess : null
    if (field) taken.add(field)
    return { ...header, field }
  })
  return view.render('pages/imports/mapping', { intake, columns, headers: guessed, missing, twice })
}

/** @throws E_VALIDATION_ERROR when a field stands twice, or one that is needed nowhere */
function mappingIn({ request, i18n }: HttpContext, { kind, headers }: Import): Mapping {
  const { columns } = importKind(kind).sheet
  const mapping: Mapping = {}
  const faults: { field: string; message: string; rule: string }[] = []
  for (const { column } of headers!) {
    const name = request.input(`column_${column}`)
    const known = columns.find(({ field }) => field === name)
    if (!known) continue
    if (known.field in mapping) {
      const message = i18n.t('imports.mapping.twice', { column: known.header })
      faults.push({ field: `column_${column}`, message, rule: 'twice' })
    } else mapping[known.field] = column
  }
  const missing = columns.filter(({ field, required }) => required && !(field in mapping))
  if (missing.length > 0) {
    const message = i18n.t('imports.mapping.missing', { columns: missing.map(({ header }) => header).join('、') })
    faults.push({ field: `column_${headers![0].column}`, message, rule: 'required' })
  }
  if (faults.length > 0) throw new errors.E_VALIDATION_ERROR(faults)
  return mapping
}
