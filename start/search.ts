import { caseSource } from '#app/search/case_source'
import { registerSearchSources } from '#app/search/entry'
import { noticeSource } from '#app/search/notice_source'
import { eventSource, memberSource, pageSource, reportSource } from '#app/search/other_sources'
import { pointSource, serviceSource } from '#app/search/point_sources'

/** What the public finds: each room says what of it is public now. */
registerSearchSources(pointSource, serviceSource, caseSource, noticeSource)
registerSearchSources(eventSource, memberSource, reportSource, pageSource)
