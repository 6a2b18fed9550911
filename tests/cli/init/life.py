"""A folder as a researcher has it, made up: python3 life.py FOLDER"""
import os, sys

top = sys.argv[1]


def put(path, text, encoding="utf-8"):
    path = os.path.join(top, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    open(path, "wb").write(text if isinstance(text, bytes) else text.encode(encoding))


def talk(who, answers, asks="Interviewer"):
    lines = []
    for i, answer in enumerate(answers):
        lines += [f"{asks}: {'En hoe gaat het dan verder?' if i else 'Hoe bent u hier gekomen?'}", f"{who}: {answer}"]
    return "\n".join(lines) + "\n"


moes = ["In de moestuin leerde ik de buren kennen.", "De moestuin geeft eten en gezelschap, zegt Özlem ook altijd.",
        "Soms is er ruzie over water.", "Dan drinken we koffie bij Zoë."]
alleen = ["Ik zat vaak alleen achter het raam.", "Nu drink ik koffie in de moestuin.", "Daar is water genoeg.", "Ruzie? Nee."]
home, brink = "Gesprekken/Bij mensen thuis", "Gesprekken/Buurthuis De Brink"
put(f"{brink}/2025-03-04 Özlem & Jan-Willem.txt", talk("Özlem", moes))
put(f"{brink}/gesprek «twee».txt", talk("Jan-Willem v.d. Berg", alleen))
put(f"{home}/Zoë.txt", talk("Zoë", alleen))
put(f"{home}/onbekend.txt", talk("Ozlen Kaya", moes) + "Truus: Ik kom er even bij.\nTruus: En ik ga weer.\n")
put("Deelnemers (namen).csv", "Nr;Naam;Ook genoemd;Functie;Telefoon;Herkomst;Akkoord\r\n"
    "D1;Özlem Kaya;;bewoner;06-12345678;elders;volledig\r\n"
    "D2;Jan-Willem van den Berg;Jan-Willem v.d. Berg;vrijwilliger;;hier;volledig\r\n"
    "D3;Zoë Maes;;bewoner;;elders;geen citaten\r\nD4;Piet Smit;;bewoner;;hier;volledig\r\n", "cp1252")
put("Logboek moestuin.csv", "Nummer;Datum bijeenkomst;Wat;Aanwezig\r\n1;03-04-2025;Zaaien;D1;\r\n".replace("D1;", '"D1;D2"')
    + '2;10-04-2025;Water geven;"D2;D3;Henk"\r\n3;01-05-2025;Oogsten;"D1;D4"\r\n')
put("raadsel.csv", "alfa;beta\nq;7\nr;8\n")
put("notities.txt", "Nog bellen met de gemeente.\n\nEn met de woningbouw.\n")
put("Leesmij.txt", "Alles van dit onderzoek.\n")
put("Gesprekken/opname 1.mp3", b"ID3\x03")
put("Gesprekken/toestemming.pdf", b"%PDF-1.4")
put("Gesprekken/oud.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
put("foto.JPG", b"\xff\xd8\xff")
put("~$esprek.docx", b"lock")
put(".DS_Store", b"x")
put("Thumbs.db", b"x")
put("kapot.csv", 'a;b\n1;"open\n')
put("notebooks-output/proef/.weefsel/lock", "")
put("notebooks-output/proef/tables/people.csv", "person\np1\n")
os.symlink(".", os.path.join(top, "kring"))
os.symlink("nergens", os.path.join(top, "weg.txt"))
