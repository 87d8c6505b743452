"""The problem: who asks to go where, when regions can receive, what policy applies, what if."""
