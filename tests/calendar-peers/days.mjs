// Prints the days that two npm packages know, one a line: package | calendar | date | off or worked | name.
// Usage: node days.mjs FIRST_YEAR LAST_YEAR. CalendarPeerTests reads it; nothing here is kept.
import Holidays from 'date-holidays'
import chineseDays from 'chinese-days'

// Which places of date-holidays stand beside which calendar. Several places: the days that all of them share.
// It has neither the institutions of the Union nor T2: beside them stand Belgium, whose days the institutions keep with few exceptions,
// and Germany, which keeps every closing day of T2.
const places = {
  au: ['AU-ACT', 'AU-NSW', 'AU-NT', 'AU-QLD', 'AU-SA', 'AU-TAS', 'AU-VIC', 'AU-WA'],
  br: ['BR'],
  ch: ['CH-BE'],
  cn: ['CN'],
  de: ['BB', 'BE', 'BW', 'BY', 'HB', 'HE', 'HH', 'MV', 'NI', 'NW', 'RP', 'SH', 'SL', 'SN', 'ST', 'TH'].map(state => `DE-${state}`),
  eu: ['BE'],
  fr: ['FR'],
  gb: ['GB-ENG', 'GB-WLS'],
  hk: ['HK'],
  in: ['IN-DL'],
  jp: ['JP'],
  kr: ['KR'],
  my: ['MY'],
  sg: ['SG'],
  target: ['DE'],
  tw: ['TW'],
  'us-federal': ['US'],
}

// Banks in Japan close on the same days around New Year as administrative organs; elsewhere only what is called public counts.
const kinds = { jp: ['public', 'bank'] }

const [first, last] = process.argv.slice(2).map(Number)
if (!(first <= last)) throw new Error('usage: node days.mjs FIRST_YEAR LAST_YEAR')
const oneDay = 86_400_000
const iso = time => new Date(time).toISOString().slice(0, 10)

/** The whole days of one place; what begins at noon is no day off. A substitute may lie in the year before. */
function daysOf(place, types) {
  const [country, state] = place.split('-')
  const package_ = state ? new Holidays(country, state) : new Holidays(country)
  const days = new Map()
  for (let year = first - 1; year <= last + 1; year++)
    for (const { date, start, end, name, type } of package_.getHolidays(year)) {
      if (!types.includes(type) || date.slice(11, 19) !== '00:00:00') continue
      const begins = Date.parse(date.slice(0, 10))
      const lasts = Math.max(1, Math.round((end - start) / oneDay))
      for (let day = 0; day < lasts; day++) days.set(iso(begins + day * oneDay), name)
    }
  return days
}

const print = (source, calendar, date, kind, name) => {
  const year = Number(date.slice(0, 4))
  if (first <= year && year <= last) console.log([source, calendar, date, kind, name.replaceAll('|', '/')].join(' | '))
}

for (const [calendar, listed] of Object.entries(places)) {
  const [one, ...others] = listed.map(place => daysOf(place, kinds[calendar] ?? ['public']))
  for (const date of [...one.keys()].sort())
    if (others.every(other => other.has(date))) print('date-holidays', calendar, date, 'off', one.get(date))
}

// getDayDetail calls a day without an entry by the English name of its day of the week.
for (let time = Date.UTC(first, 0, 1); time <= Date.UTC(last, 11, 31); time += oneDay) {
  const { work, name } = chineseDays.getDayDetail(iso(time))
  if (name.includes(',')) print('chinese-days', 'cn', iso(time), work ? 'worked' : 'off', name)
}
