const DAY = 86_400_000

/**
 * The day of a moment (milliseconds since 1970) in UTC, as 2026-11-24. Computed without the machine's clock and time zone: years
 * begin in March, so that the leap day is the last one (Hinnant, chrono-compatible low-level date algorithms).
 */
export function utcDay(at: number): string {
  const days = Math.floor((Number.isFinite(at) ? at : 0) / DAY) + 719_468
  const era = Math.floor(days / 146_097)
  const ofEra = days - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * ofYear + 2) / 153)
  const day = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${`${year}`.padStart(4, '0')}-${padded(month)}-${padded(day)}`
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** 24 Nov 2026 */
export function sayDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? ''} ${year ?? ''}`
}

function padded(number: number): string {
  return `${number}`.padStart(2, '0')
}
