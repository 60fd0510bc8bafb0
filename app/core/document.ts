export const DOCX = 'x'
