import type { View } from '#adapters/terminal/paint.ts'

export const PLAIN: View = { width: 80, hasStyles: false, hasLinks: false, hasUnicode: true }
export const STYLED: View = { ...PLAIN, hasStyles: true }
export const LINKED: View = { ...STYLED, hasLinks: true }
