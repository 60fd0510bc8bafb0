/** 天地图 behind the marks, on the page of the directory alone, and only where a key is set. */
import L from 'leaflet'

const box = document.querySelector('#tiled-map')
const drawing = document.querySelector('[data-drawn-map]')
if (box) drawMap(box)

/** Where the map service does not answer, the drawing stays. */
function show(streets) {
  box.hidden = !streets
  drawing.hidden = streets
}

function drawMap(element) {
  show(true)
  const marks = JSON.parse(element.dataset.marks)
  const map = L.map(element, { minZoom: 8, maxZoom: 17, zoomControl: false })
  map.attributionControl.setPrefix('')
  const { zoomIn: zoomInTitle, zoomOut: zoomOutTitle } = element.dataset
  L.control.zoom({ zoomInTitle, zoomOutTitle }).addTo(map)
  let answered = false
  for (const [layer, attribution] of [
    ['vec', '天地图'],
    ['cva', ''],
  ])
    L.tileLayer(`/map-tiles/${layer}/{z}/{x}/{y}`, { attribution })
      .on('tileload', () => (answered = true))
      .on('tileerror', () => answered || show(false))
      .addTo(map)
  const places = marks.map((mark) => markOn(map, mark))
  const near = element.dataset.near.split(',').map(Number)
  if (near.length === 2) places.push(L.circleMarker(near.reverse(), { radius: 9, className: 'here-mark' }).addTo(map))
  if (places.length === 0) return map.setView([40.2, 116.4], 8)
  map.fitBounds(L.featureGroup(places).getBounds(), { padding: [24, 24], maxZoom: 15 })
}

function markOn(map, { id, name, place: [longitude, latitude] }) {
  const link = Object.assign(document.createElement('a'), { href: `/points/${id}`, textContent: name })
  return L.circleMarker([latitude, longitude], { radius: 8, className: 'point-mark' }).bindPopup(link).addTo(map)
}
