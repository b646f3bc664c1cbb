#pragma once

#include <gmime/gmime.h>
#include <memory>
#include <string>

/// GMime in our own hands: its objects go when their owner goes.
namespace zubia::mail {

struct Unreferenced {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class Object>
using Owned = std::unique_ptr<Object, Unreferenced>;

/// Makes the library ready, once in the program.
inline void prepare_mail_library() {
  static const bool is_ready = (g_mime_init(), true);
  static_cast<void>(is_ready);
}

/// A text that the library made; empty where there is none.
inline std::string taken_text(char* made) {
  std::string text = made == nullptr ? "" : made;
  g_free(made);
  return text;
}

}  // namespace zubia::mail
