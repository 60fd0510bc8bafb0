/** File fields: types and sizes are checked before anything is sent; each file travels alone and can be tried again. */

const zoneOf = (event) => (event.target instanceof Element ? event.target.closest('[data-file]') : null)
const say = (text, name) => text.replace('{name}', name)

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}

document.addEventListener('change', (event) => {
  const zone = event.target.matches?.('[data-file] input[type=file]') && zoneOf(event)
  if (zone) take(zone, [...event.target.files])
})

for (const kind of ['dragover', 'dragleave', 'drop']) {
  document.addEventListener(kind, (event) => {
    const zone = zoneOf(event)
    if (!zone) return
    event.preventDefault()
    zone.classList.toggle('over', kind === 'dragover')
    if (kind !== 'drop') return
    const input = zone.querySelector('input[type=file]')
    if (!zone.dataset.upload) input.files = event.dataTransfer.files
    take(zone, [...event.dataTransfer.files])
  })
}

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element && event.target.closest('[data-remove-file]')
  if (!button) return
  takeOff(zoneOf(event), button.closest('li'))
})

/** A file that travelled alone is a file on the server: it goes from there first. */
async function takeOff(zone, item) {
  if (zone.dataset.upload) {
    const headers = { 'Accept': 'application/json', 'X-CSRF-Token': csrfToken() }
    const url = `/attachments/${item.querySelector('input[type=hidden]').value}`
    const answer = await fetch(url, { method: 'DELETE', headers }).catch(() => ({ ok: false }))
    if (!answer.ok) {
      item.querySelector('.bad')?.remove()
      item.append(element('span', { className: 'bad', textContent: zone.dataset.failed }))
      return
    }
  }
  item.remove()
  zone.querySelector('input[type=file]').focus()
  zone.dispatchEvent(new Event('input', { bubbles: true }))
}

const csrfToken = () => document.querySelector('meta[name=csrf-token]')?.content ?? ''

function take(zone, files) {
  const { upload, maxBytes, types, tooBig, wrongType } = zone.dataset
  const input = zone.querySelector('input[type=file]')
  const list = zone.querySelector('[data-list]')
  list.querySelectorAll('[data-refused]').forEach((item) => item.remove())

  const faults = files.flatMap((file) => {
    const kind = file.name.split('.').pop().toLowerCase()
    if (types && !types.split(',').includes(kind)) return [[file, say(wrongType, file.name)]]
    return maxBytes && file.size > Number(maxBytes) ? [[file, say(tooBig, file.name)]] : []
  })
  for (const [, text] of faults) {
    const item = element('li', {}, element('span', { className: 'bad', textContent: text }))
    item.dataset.refused = 'yes'
    list.append(item)
  }

  if (upload) {
    const good = files.filter((file) => !faults.some(([bad]) => bad === file))
    if (!input.multiple && good.length) list.querySelectorAll('li:not([data-refused])').forEach((item) => item.remove())
    for (const file of input.multiple ? good : good.slice(0, 1)) send(zone, list, file)
  }
  if (upload || faults.length) input.value = ''
}

function send(zone, list, file) {
  const { upload, sending, failed, retry } = zone.dataset
  const name = element('span', { className: 'grow', textContent: file.name })
  const bar = element('progress', { className: 'bar', max: 100, value: 0 })
  bar.setAttribute('aria-label', `${sending} ${file.name}`)
  const item = element('li', {}, name, bar)
  item.dataset.sending = 'yes'
  list.append(item)

  const request = new XMLHttpRequest()
  request.upload.onprogress = (event) => (bar.value = (100 * event.loaded) / event.total)
  request.onloadend = () => {
    const answer = parse(request.responseText)
    delete item.dataset.sending
    bar.remove()
    if (request.status >= 200 && request.status < 300) return finish(zone, item, answer)

    item.dataset.refused = 'yes'
    const again = element('button', { type: 'button', className: 'btn btn-s', textContent: retry })
    again.onclick = () => (item.remove(), send(zone, list, file))
    item.append(again, element('span', { className: 'bad', textContent: answer.error ?? failed }))
  }
  request.open('POST', upload)
  request.setRequestHeader('Accept', 'application/json')
  request.setRequestHeader('X-CSRF-Token', csrfToken())
  const body = new FormData()
  body.append('file', file)
  request.send(body)
}

function finish(zone, item, { id, name, size, url }) {
  const { ids, done, remove } = zone.dataset
  const link = element('a', { className: 'link', href: url ?? '#', textContent: name })
  link.setAttribute('up-follow', 'false')
  const button = element('button', { type: 'button', className: 'icon-btn', textContent: '×' })
  button.dataset.removeFile = ''
  button.setAttribute('aria-label', say(remove, name))
  item.replaceChildren(
    element(
      'span',
      { className: 'grow' },
      link,
      element('span', { className: 'sub', textContent: ` ${sizeOf(size)} ${done}` })
    ),
    element('input', { type: 'hidden', name: ids, value: id }),
    button
  )
  zone.dispatchEvent(new Event('input', { bubbles: true }))
}

const sizeOf = (bytes) =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

function parse(text) {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {}
  }
}
