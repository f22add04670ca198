/**
 * Reading aloud, by a voice that lives on this device and no other: a voice on somebody's server would hear the
 * child's words. Where there is none, there is no button.
 */
import { useEffect, useState } from 'preact/hooks'

export interface Voice {
  say(words: string): void
  hush(): void
}

export function useVoice(): Voice | undefined {
  const [voice, setVoice] = useState<SpeechSynthesisVoice>()
  useEffect(() => {
    const speech = globalThis.speechSynthesis as SpeechSynthesis | undefined
    if (!speech) return undefined
    const look = () => setVoice(localVoice(speech.getVoices(), navigator.language))
    look()
    speech.addEventListener?.('voiceschanged', look)
    return () => {
      speech.removeEventListener?.('voiceschanged', look)
      speech.cancel()
    }
  }, [])
  if (!voice) return undefined
  return {
    say(words) {
      speechSynthesis.cancel()
      const speaking = new SpeechSynthesisUtterance(words)
      speaking.voice = voice
      speaking.lang = voice.lang
      // A little slower than talk: the words are being followed with a finger.
      speaking.rate = 0.9
      speechSynthesis.speak(speaking)
    },
    hush: () => speechSynthesis.cancel(),
  }
}

/** British English first, then any English, then the device's own language. */
export function localVoice(
  voices: readonly SpeechSynthesisVoice[],
  language: string,
): SpeechSynthesisVoice | undefined {
  const here = voices.filter((voice) => voice.localService)
  const speaking = (start: string) => here.find((voice) => voice.lang.replace('_', '-').toLowerCase().startsWith(start))
  return speaking('en-gb') ?? speaking('en') ?? speaking(language.slice(0, 2).toLowerCase())
}
