/** Questions that are only asked after some answers appear with them. Without this they all stand there with a note. */
const conditional = [...document.querySelectorAll('[data-when]')]

function chosen(question) {
  const boxes = document.querySelectorAll(`#q-${CSS.escape(question)} input:checked`)
  return [...boxes].map(({ value }) => value)
}

/** In their order: a question that is hidden has no answer for the ones after it. */
function showAsked() {
  for (const question of conditional) {
    const holds = JSON.parse(question.dataset.when).every((condition) => {
      const isAsked = !document.getElementById(`q-${condition.question}`)?.hidden
      return isAsked && chosen(condition.question).some((value) => condition.in.includes(value))
    })
    question.hidden = !holds
  }
  for (const section of document.querySelectorAll('.q-section')) {
    section.hidden = section.querySelector('.q:not([hidden])') === null
  }
}

document.addEventListener('change', showAsked)
addEventListener('pageshow', showAsked)
showAsked()
document.getElementById('error-summary')?.focus()
