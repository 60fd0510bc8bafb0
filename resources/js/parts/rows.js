/** Repeatable rows: the server sends spare ones; with JavaScript they are added and removed one by one. */

const filled = (row) =>
  [...row.querySelectorAll('input, select, textarea')].some((input) => input.value.trim() !== '')

export function setUpRows(root = document) {
  for (const rows of root.querySelectorAll('[data-rows]:not([data-ready])')) {
    rows.dataset.ready = 'yes'
    const list = rows.querySelector('[data-rows-list]')
    while (list.children.length > Number(rows.dataset.minimum) && !filled(list.lastElementChild)) {
      list.lastElementChild.remove()
    }
    renumber(rows)
  }
}

document.addEventListener('click', (event) => {
  const button =
    event.target instanceof Element && event.target.closest('[data-rows-add], [data-row-remove]')
  if (!button) return

  const rows = button.closest('[data-rows]')
  const list = rows.querySelector('[data-rows-list]')
  if (button.matches('[data-rows-add]')) {
    list.append(rows.querySelector('[data-rows-template]').content.cloneNode(true))
    renumber(rows)
    identify(list.lastElementChild)
    list.lastElementChild.querySelector('input:not([type=hidden]), select, textarea').focus()
  } else {
    button.closest('[data-row]').remove()
    renumber(rows)
    rows.querySelector('[data-rows-add]').focus()
  }
  rows.dispatchEvent(new Event('input', { bubbles: true }))
})

/** A row that is referred to by an id keeps its first one, however often the form saves itself. */
function identify(row) {
  const id = row.querySelector('input[type=hidden][name$="[id]"]')
  if (id) id.value = `n${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}`
}

function renumber(rows) {
  const { name, minimum, maximum } = rows.dataset
  const [first, ...rest] = name.split('.')
  const htmlName = first + rest.map((part) => `[${part}]`).join('')
  const id = name.replaceAll('.', '-')
  const all = rows.querySelectorAll('[data-row]')

  all.forEach((row, index) => {
    const label = row.querySelector('[data-row-label]')
    label.textContent = label.dataset.rowLabel.replace('{number}', index + 1)
    row.querySelector('[data-row-remove]').hidden = all.length <= Number(minimum)
    for (const element of row.querySelectorAll('[name], [id], [for], [aria-describedby]')) {
      change(element, 'name', (value) =>
        value.startsWith(`${htmlName}[`)
          ? `${htmlName}[${index}]` + value.slice(value.indexOf(']', htmlName.length) + 1)
          : value
      )
      for (const attribute of ['id', 'for', 'aria-describedby']) {
        change(element, attribute, (value) =>
          value.replace(new RegExp(`(^| )${id}-(\\d+|__index__)-`, 'g'), `$1${id}-${index}-`)
        )
      }
    }
  })
  rows.querySelector('[data-rows-add]').disabled = all.length >= Number(maximum)
}

function change(element, attribute, how) {
  const value = element.getAttribute(attribute)
  if (value !== null) element.setAttribute(attribute, how(value))
}
