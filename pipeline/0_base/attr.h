/* attr : the compiler attributes this project uses, and nothing else. */
#ifndef WF_ATTR_H
#define WF_ATTR_H

#define WF_MUST_USE __attribute__((warn_unused_result))
#define WF_PRINTF(fmt, first) __attribute__((format(printf, fmt, first)))
#define WF_NORETURN _Noreturn

#define WF_COUNT(array) (sizeof(array) / sizeof((array)[0]))

#endif
