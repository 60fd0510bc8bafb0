/** An exact number. Scores know no binary fractions, so a tie is a tie: 89.995 is rounded to 90.00. */
export class Fraction {
  static readonly zero = new Fraction(0n, 1n)

  private constructor(
    readonly top: bigint,
    readonly bottom: bigint
  ) {}

  /** @throws RangeError for what is no decimal number of at most four decimals */
  static of(value: number) {
    const [, sign, whole, decimals = ''] = /^(-?)(\d{1,12})(?:\.(\d{1,4}))?$/.exec(String(value)) ?? []
    if (whole === undefined) throw new RangeError(`Not a decimal number of at most four decimals: ${value}`)
    const top = BigInt(whole + decimals.padEnd(4, '0'))
    return new Fraction(sign ? -top : top, 10_000n)
  }

  static sum(all: readonly Fraction[]) {
    return all.reduce((sum, one) => sum.plus(one), Fraction.zero)
  }

  plus({ top, bottom }: Fraction) {
    return new Fraction(this.top * bottom + top * this.bottom, this.bottom * bottom)
  }

  minus({ top, bottom }: Fraction) {
    return this.plus(new Fraction(-top, bottom))
  }

  times({ top, bottom }: Fraction) {
    return new Fraction(this.top * top, this.bottom * bottom)
  }

  /** @throws RangeError when divided by nothing */
  over({ top, bottom }: Fraction) {
    if (top <= 0n) throw new RangeError('Divided by nothing')
    return new Fraction(this.top * bottom, this.bottom * top)
  }

  isLessThan({ top, bottom }: Fraction) {
    return this.top * bottom < top * this.bottom
  }

  equals({ top, bottom }: Fraction) {
    return this.top * bottom === top * this.bottom
  }

  /** Half up: the whole number of these units, 100 of which make one. */
  toHundredths() {
    return this.#rounded(100n)
  }

  /** Half up, as a number again. */
  toTenths() {
    return Fraction.of(this.#rounded(10n) / 10)
  }

  #rounded(units: bigint) {
    const [top, bottom] = [2n * this.top * units + this.bottom, 2n * this.bottom]
    const whole = top / bottom
    return Number(top < 0n && whole * bottom !== top ? whole - 1n : whole)
  }
}

/** @param value in points */
export const hundredths = (value: number) => Fraction.of(value).toHundredths()
