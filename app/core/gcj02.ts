/** Longitude and latitude in decimal degrees. */
export type Place = [longitude: number, latitude: number]

/** Half axis in metres and squared eccentricity of the Krasovsky ellipsoid, on which GCJ-02 is computed. */
const AXIS = 6378245
const ECCENTRICITY = 0.006693421622965943

/**
 * GCJ-02, the offset grid that web maps in China must use, back to WGS-84 (which CGCS2000 equals for our purposes). The
 * offset has no closed inverse: guessing five times leaves less than a millimetre.
 */
export function wgs84Of([longitude, latitude]: Place): Place {
  let guess: Place = [longitude, latitude]
  for (let round = 0; round < 5; round++) {
    const [east, north] = gcj02Of(guess)
    guess = [guess[0] + longitude - east, guess[1] + latitude - north]
  }
  return guess
}

/** WGS-84 to GCJ-02, by the published formula. */
export function gcj02Of([longitude, latitude]: Place): Place {
  const [x, y] = [longitude - 105, latitude - 35]
  const radians = (latitude * Math.PI) / 180
  const flat = 1 - ECCENTRICITY * Math.sin(radians) ** 2
  const shared = waves(x, [20, 6], [20, 2])
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    shared +
    waves(x, [20, 1], [40, 1 / 3], [150, 1 / 12], [300, 1 / 30])
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    shared +
    waves(y, [20, 1], [40, 1 / 3], [160, 1 / 12], [320, 1 / 30])
  return [
    longitude + (east * 180) / ((AXIS / Math.sqrt(flat)) * Math.cos(radians) * Math.PI),
    latitude + (north * 180) / (((AXIS * (1 - ECCENTRICITY)) / flat ** 1.5) * Math.PI),
  ]
}

type Wave = [size: number, frequency: number]

function waves(value: number, ...of: Wave[]) {
  const sum = of.reduce((total, [size, frequency]) => total + size * Math.sin(frequency * value * Math.PI), 0)
  return (sum * 2) / 3
}
