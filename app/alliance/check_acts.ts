import { beijingDay } from '#app/core/beijing_day'
import type { Acts } from './act.js'
import { opinionForm } from './act_forms.js'
import type YearlyCheck from './yearly_check.js'
import { checkForm } from './yearly_check.js'
import { confirmCheck, mayBeDecided, passCheck, warnByCheck } from './yearly_checks.js'

export const checkActs: Acts<YearlyCheck> = {
  confirm: {
    acting: 'representative',
    form: checkForm,
    fits: ({ state, dueOn }) => state === 'opened' && dueOn.toISODate()! >= beijingDay(),
    run: (check, by, { version, truthful: _, ...additions }) => confirmCheck(check, by, additions, version),
  },
  passYear: {
    acting: 'secretariat',
    form: opinionForm,
    fits: (check) => mayBeDecided(check),
    run: (check, by, { opinion, version }) => passCheck(check, by, { opinion, version }),
  },
  warnYear: {
    acting: 'secretariat',
    form: opinionForm,
    fits: (check) => mayBeDecided(check),
    run: (check, by, { opinion, version }) => warnByCheck(check, by, { opinion, version }),
  },
}
