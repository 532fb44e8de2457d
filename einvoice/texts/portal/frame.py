"""Words around every page of the portal: its head and foot."""

from types import MappingProxyType

from einvoice.texts import texts_of

TEXTS = MappingProxyType(
    {
        "frame.language": texts_of("Latviešu", "Русский", "English"),
        "frame.languages": texts_of("Valoda", "Язык", "Language"),
        "frame.skip": texts_of("Pāriet pie satura", "Перейти к содержанию", "Skip to content"),
        "frame.portal": texts_of("Klientu portāls", "Портал клиентов", "Client portal"),
        "frame.menu": texts_of("Izvēlne", "Меню", "Menu"),
        "frame.phone": texts_of("Tālrunis", "Телефон", "Telephone"),
        "frame.sign_in": texts_of("Ienākt", "Войти", "Sign in"),
        "frame.sign_out": texts_of("Iziet", "Выйти", "Sign out"),
        "form.check": texts_of(
            "Nav nosūtīts. Pārbaudiet:", "Не отправлено. Проверьте:", "Not sent. Please check:"
        ),
        "file.choose": texts_of("Izvēlēties failu", "Выбрать файл", "Choose a file"),
        "file.none": texts_of("Fails nav izvēlēts", "Файл не выбран", "No file chosen"),
        "password.show": texts_of("Rādīt paroli", "Показать пароль", "Show the password"),
        "password.hide": texts_of("Paslēpt paroli", "Скрыть пароль", "Hide the password"),
        "frame.register": texts_of("Reģistrēties", "Зарегистрироваться", "Register"),
    }
)
