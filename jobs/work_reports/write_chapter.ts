export { writeChapter as default } from '#app/work_reports/write_chapter'
